/** One SIGKILL of a run at a random instant, and how long it takes until nothing of the run is left. */
import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { type RunToKill, startRun } from './started-run.ts';

export interface Round extends RunToKill {
  readonly number: number;
  /** The kill comes so many milliseconds after the command began, or after the fault's undo was written down: it is just being injected, or held. */
  readonly after: 'start' | 'intention';
  readonly delay: number;
}

export interface RoundResult extends Round {
  /** Whether there was a fault to be undone. */
  readonly held: boolean;
  /** Until nothing was left, in seconds; null: something still was after the limit. */
  readonly took: number | null;
  readonly left: readonly string[];
  readonly log: string;
}

const limit = 15_000;

export async function killOnce(round: Round, docker: Docker, dockerHost: string): Promise<RoundResult> {
  const run = await startRun(round, docker, dockerHost);
  if (round.after === 'intention') await run.intended();
  await sleep(round.delay);
  const killed = performance.now();
  await run.kill();
  const held = await run.isHeld();
  let left = await run.left();
  while (left.length > 0 && performance.now() - killed < limit) {
    await sleep(100);
    left = await run.left();
  }
  const took = left.length === 0 ? (performance.now() - killed) / 1000 : null;
  const log = await run.text('guardian.log');
  if (took !== null) await run.remove();
  return { ...round, held, took, left, log };
}
