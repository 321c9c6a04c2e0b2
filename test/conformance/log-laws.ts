/** Laws of logs: what a container wrote is read with the times at which it was, whatever becomes of it. */
import { expect } from 'chai';
import { seconds } from '../../harness/model/time.ts';
import { followLog, type ServiceLine } from '../../harness/probes/log/follow.ts';
import { type Arm, type Law, subject } from './arm.ts';

/** What each life wrote: each counts from 1. */
function livesOf(lines: readonly ServiceLine[]): readonly (readonly ServiceLine[])[] {
  const lives: ServiceLine[][] = [];
  for (const line of lines.filter(({ text }) => text.startsWith('tick'))) {
    if (line.text === 'tick 1') lives.push([]);
    lives.at(-1)?.push(line);
  }
  return lives;
}

async function follow(arm: Arm, service: string, over: AbortSignal) {
  const { engine, clock } = arm.env;
  const told: ServiceLine[] = [];
  const troubles: string[] = [];
  await followLog({
    ...{ engine, clock, service, signal: over, since: (await arm.view(service)).startedAt },
    onLine: (line) => told.push(line),
    onTrouble: (_, reason) => reason !== null && troubles.push(reason),
  });
  /** Waits until the last of so many lives has written so many lines. */
  const until = async (lives: number, lines: number): Promise<void> => {
    const limit = clock.now() + 20_000;
    for (;;) {
      const all = livesOf(told);
      if (all.length >= lives && all[lives - 1]!.length >= lines) return;
      if (clock.now() > limit) throw new Error(`${all.map((one) => one.length)} lines, and ${troubles}`);
      await arm.wait(seconds(0.1));
    }
  };
  return { told, troubles, until };
}

const followed: Law = {
  title:
    'a log is followed across a restart and a re-creation: every line once, in order, with the time at which it was written',
  subjects: [subject('log-writer', { writes: true, network: true })],
  hold: async (arm) => {
    const { containers, stack } = arm.env.engine;
    const over = new AbortController();
    const { told, troubles, until } = await follow(arm, 'log-writer', over.signal);
    await until(1, 3);
    const { id } = await arm.view('log-writer');
    const restart = await arm.timed(() => containers.restart(id, seconds(5)));
    await until(2, 3);
    await containers.remove(id);
    const removed = await arm.env.engine.time();
    await stack.recreate(['log-writer']);
    await until(3, 3);
    over.abort(new Error('enough was read'));
    const lives = livesOf(told);
    expect(lives.map((life) => life.map(({ text }) => text))).to.deep.equal(
      lives.map((life) => life.map((_, index) => `tick ${index + 1}`)),
    );
    const other = (await arm.view('log-writer')).id;
    expect(lives.map((life) => [...new Set(life.map(({ container }) => container))])).to.deep.equal([
      [id],
      [id],
      [other],
    ]);
    const times = lives.flat().map(({ time }) => time);
    expect(times).to.deep.equal(times.toSorted((a, b) => a - b));
    expect(lives[0]!.at(-1)!.time, 'the last of the first life').to.be.below(restart.to);
    expect(lives[1]![0]!.time, 'the first of the second').to.be.above(restart.from);
    expect(lives[2]![0]!.time, 'the first of the new container').to.be.above(removed);
    expect(troubles).to.deep.equal([]);
  },
};

export const logLaws: readonly Law[] = [followed];
