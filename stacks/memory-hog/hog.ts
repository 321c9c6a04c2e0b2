/** memory-hog: pretends to allocate more and more memory, and never stops. Only the total is real, in a file. */
import { writeFileSync } from 'node:fs';
import { loopIntervalMs, loopMb, totalFile } from './settings.ts';

let allocatedMb = 0;

function allocate(): void {
  allocatedMb += loopMb;
  writeFileSync(totalFile, String(allocatedMb));
  process.stdout.write(`Allocated: ${allocatedMb}MB\n`);
}

// As PID 1 behind the shell's exec; the original has no handler, and a stop takes the whole grace.
if (process.env.IGNORES_SIGTERM?.toLowerCase() !== 'true') process.on('SIGTERM', () => process.exit(0));
allocate();
setInterval(allocate, loopIntervalMs);
