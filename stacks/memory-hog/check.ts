/** memory-check: good as long as there is no total, or one that is not above the most allowed. */
import { readFileSync } from 'node:fs';
import { maxMb, totalFile } from './settings.ts';

const allocatedMb = readTotal();
const good = allocatedMb === null || allocatedMb <= maxMb;
process.stdout.write(`Memory check: ${good ? 'OK' : 'FAIL'}, allocated: ${allocatedMb ?? 0}MB, max: ${maxMb}MB\n`);
process.exit(good ? 0 : 1);

function readTotal(): number | null {
  try {
    return Number(readFileSync(totalFile, 'utf8'));
  } catch {
    return null;
  }
}
