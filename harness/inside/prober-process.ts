/** The prober inside the stack's networks: the same program as outside, which tells what it sees a line at a time. SIGTERM ends it. */
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { finished } from 'node:stream/promises';
import { systemClients } from '../engine/system/clients.ts';
import { systemClock } from '../engine/system/clock.ts';
import { type InsideLine, insideSpecs } from '../probes/inside/channel.ts';
import { startProber } from '../probes/prober.ts';
import { useEngineResolver } from './engine-resolver.ts';
import type { InsideTask } from './inside-prober.ts';
import { programFolder } from './program-files.ts';

/** How long a line may wait for others, milliseconds. */
const every = 50;

useEngineResolver();
const { asked, variables } = JSON.parse(await readFile(process.argv[2]!, 'utf8')) as InsideTask;
const clock = systemClock();
const clients = systemClients(clock, { folder: programFolder, variables });
// What it tells leaves in pieces, and by threads: a line of its own would cost all who hand it on more than the question did.
const output = createWriteStream('', { fd: 1 });
let lines: string[] = [];
const flush = (): void => {
  output.write(lines.join(''));
  lines = [];
};
const tell = (line: InsideLine): void => {
  if (lines.length === 0) setTimeout(flush, every);
  lines.push(`${JSON.stringify(line)}\n`);
};

const ending = new AbortController();
process.once('SIGTERM', () => ending.abort(new Error('SIGTERM')));
const start = clock.now();
tell({ type: 'began', wall: clock.wall, start });
await startProber(insideSpecs(asked, clients), clock, (event) => tell(event as InsideLine), ending.signal, start).ended;
clients.http.close();
flush();
output.end();
await finished(output);
process.exit();
