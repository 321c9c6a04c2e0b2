/** Waits until a process is no more. */
import { readFileSync } from 'node:fs';

/** Resolves when it is gone, or its zombie alone is left; rejects after two seconds. */
export async function gone(pid: number): Promise<void> {
  const end = performance.now() + 2000;
  while (isThere(pid)) {
    if (performance.now() > end) throw new Error(`process ${pid} is still there after 2 s`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
