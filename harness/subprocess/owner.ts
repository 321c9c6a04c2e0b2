/** Whose something is that outlives its maker: the processes that see to it, written so that another can tell whether any still runs. */
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { isAlive, markSelf, ownNamespace, type ProcessMark } from './process-mark.ts';

const numbered = z.object({ pid: z.number(), startTicks: z.string() });

const shape = z.object({
  host: z.string(),
  /** The machine's own name for itself, which no other has; empty: it has none. */
  machine: z.string(),
  boot: z.string(),
  /** Of its processes' numbers; empty where there is but one. */
  namespace: z.string(),
  maker: numbered,
  /** Who sees to it when the maker is gone. */
  guardian: numbered,
});

type Owner = z.infer<typeof shape>;

/** Who still runs. `elsewhere`: that cannot be known here. `unknown`: it does not say whose it is. */
export type OwnerState = 'maker' | 'guardian' | 'nobody' | 'elsewhere' | 'unknown';

/** This process and its guardian, on one line. */
export async function ownText(guardian: ProcessMark): Promise<string> {
  const maker = await markSelf();
  const owner: Owner = {
    host: hostname(),
    machine: await machineId(),
    boot: maker.boot,
    namespace: ownNamespace(),
    maker: numbered.parse(maker),
    guardian: numbered.parse(guardian),
  };
  return JSON.stringify(owner);
}

/**
 * Two machines may have one name, and a container has its host's kernel: a process is known to be gone only where boot, or the machine's
 * own name after another boot, are ours.
 */
export async function stateOf(text: string | undefined): Promise<OwnerState> {
  const owner = readOwner(text);
  if (owner === null) return 'unknown';
  const { boot } = await markSelf();
  if (owner.host !== hostname() || owner.namespace !== ownNamespace() || boot === '') return 'elsewhere';
  if (owner.boot !== boot)
    return owner.machine !== '' && owner.machine === (await machineId()) ? 'nobody' : 'elsewhere';
  if (await isAlive({ ...owner.maker, boot })) return 'maker';
  return (await isAlive({ ...owner.guardian, boot })) ? 'guardian' : 'nobody';
}

/** `process 4711 on build-3`. */
export function whoText(text: string | undefined): string {
  const owner = readOwner(text);
  return owner === null ? 'a process that is not known' : `process ${owner.maker.pid} on ${owner.host}`;
}

/** Null: it is not one. */
function readOwner(text: string | undefined): Owner | null {
  try {
    return shape.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

const machineId = async (): Promise<string> => (await readFile('/etc/machine-id', 'utf8').catch(() => '')).trim();
