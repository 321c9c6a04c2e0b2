/** What is remembered of the private engine between commands, and what follows from it. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const recordShape = z.object({
  /** The daemon as it was started; null after it was ended on purpose. */
  process: z.object({ pid: z.number(), startTicks: z.string(), boot: z.string() }).nullable(),
  /** At the bridge's own address. */
  metricsPort: z.number(),
  /** First address of the /16 its networks come from. */
  pool: z.string(),
  /** The host's packet rules before the engine took them over; null: another engine is running, so it was configured not to. */
  before: z.object({ forwarding: z.string(), policy: z.string().nullable(), chains: z.boolean() }).nullable(),
  version: z.string().nullable(),
});

export type EngineRecord = z.infer<typeof recordShape>;

export type EngineState =
  /** Nothing was ever unpacked, or all of it was removed. */
  | 'absent'
  | 'stopped'
  /** The record speaks of a daemon that is gone: it died, was killed, or the machine was restarted. */
  | 'stale'
  /** The daemon runs and does not answer, yet or any more. */
  | 'silent'
  | 'running';

/** The state that follows from the record and from what was seen just now. */
export function judge(seen: {
  readonly unpacked: boolean;
  readonly record: EngineRecord | null;
  /** The recorded process runs, and is the one that was started. */
  readonly alive: boolean;
  readonly answers: boolean;
}): EngineState {
  if (seen.record?.process && seen.alive) return seen.answers ? 'running' : 'silent';
  if (seen.record?.process) return 'stale';
  return seen.unpacked ? 'stopped' : 'absent';
}

/** Null when there is none, or one that cannot be read: what runs is then found by its command line. */
export async function readRecord(file: string): Promise<EngineRecord | null> {
  try {
    return recordShape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Replaces the record in one step. */
export async function writeRecord(file: string, record: EngineRecord): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`);
  await rename(`${file}.new`, file);
}
