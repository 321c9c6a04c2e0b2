/** The log probe on the simulator: what lines are worth slot by slot, and what it keeps of them. */
import { expect } from 'chai';
import { type Behaviour, wellBehaved } from '../../../harness/engine/sim/behaviour.ts';
import { simWorld } from '../../../harness/engine/sim/sim-world.ts';
import * as dsl from '../../../harness/index.ts';
import type { LogProbe } from '../../../harness/model/command-probe.ts';
import type { EventBody } from '../../../harness/model/event.ts';
import { after, milliseconds, seconds } from '../../../harness/model/time.ts';
import { startLogObserver } from '../../../harness/probes/log/observer.ts';
import { planned } from '../../plan/parts.ts';

const worker = { type: 'service', name: 'worker' } as const;

/** A worker that writes a tick every 400 ms, and each tenth line in red that something is wrong. */
async function reading(probe: LogProbe, replicas = 1) {
  const line = (count: number): string => (count % 10 === 0 ? `\u001b[31mWRONG ${count}\u001b[0m` : `tick ${count}`);
  const behaviour: Behaviour = { ...wellBehaved, writes: { every: 400, line } };
  const services = [planned('worker', { replicas })];
  const { env } = simWorld({ seed: 'test', services, behaviours: { worker: behaviour } });
  await env.engine.stack.up();
  const wait = (ms: number) => env.clock.sleepUntil(after(env.clock.now(), milliseconds(ms)));
  await wait(1000);
  const events: EventBody[] = [];
  const over = new AbortController();
  const context = { env, services, address: () => ({ host: '', port: 0 }), clockOffset: 0, signal: over.signal };
  const clockOffset = (await env.engine.time()) - env.clock.wall - env.clock.now();
  const observer = await startLogObserver('log', probe, { ...context, clockOffset, emit: (one) => events.push(one) });
  const ended = () => events.filter((one) => one.type === 'probe.ended');
  const matched = () => events.filter((one) => one.type === 'log.matched');
  const idOf = async () => (await env.engine.containers.list())[0]!.id;
  return { env, events, observer, ended, matched, wait, idOf, outcomes: () => ended().map(({ outcome }) => outcome) };
}

const shortly = (outcomes: readonly string[]): readonly string[] =>
  outcomes.filter((one, index) => one !== outcomes[index - 1]);

describe('a log probe', () => {
  it('is good while a line comes often enough, those from before it began included, and silent while none does', async () => {
    const { env, observer, ended, outcomes, wait, idOf } = await reading(
      dsl.log(worker, /^tick/, { atLeastEvery: '1s' }),
    );
    expect(ended()).to.have.length(1);
    await wait(2000);
    const { containers } = env.engine;
    await containers.kill(await idOf(), 'SIGKILL');
    const killed = env.clock.now();
    await wait(3000);
    await containers.start(await idOf());
    await wait(2000);
    await observer.stop();
    expect(shortly(outcomes())).to.deep.equal(['ok', 'silent', 'ok']);
    const silent = ended().filter(({ outcome }) => outcome === 'silent');
    expect(silent[0]!.due - killed, 'after the last line').to.be.within(500, 1100);
    expect(ended().map(({ due }, index) => Math.round(due - ended()[0]!.due) - 100 * index)).to.satisfy(
      (all: number[]) => all.every((one) => one === 0),
    );
    expect(ended().every(({ due, sent, end }) => due === sent && sent === end)).to.equal(true);
  });

  it('is wrong once for each time that a line comes that must never, with its words and without its colours', async () => {
    const { observer, ended, matched, outcomes, wait } = await reading(dsl.log(worker, 'WRONG', { never: true }));
    await wait(8500);
    await observer.stop();
    expect(outcomes().filter((one) => one === 'wrong')).to.have.length(2);
    expect(
      ended()
        .filter(({ outcome }) => outcome === 'wrong')
        .map(({ said }) => said),
    ).to.deep.equal(['WRONG 10', 'WRONG 20']);
    expect(matched().flatMap(({ lines }) => lines.map(({ text }) => text))).to.deep.equal(['WRONG 10', 'WRONG 20']);
  });

  it('keeps every line that matches, of all replicas, with the times at which they were written', async () => {
    const { observer, events, matched, outcomes, wait } = await reading(dsl.log(worker, /^tick [1-9]$/), 2);
    await wait(4000);
    await observer.stop();
    expect(new Set(outcomes())).to.deep.equal(new Set(['ok']));
    const lines = matched().flatMap((one) => one.lines);
    expect(lines.map(({ replica }) => replica)).to.include.members([1, 2]);
    const written = lines.map((one) => one.written);
    expect(written).to.deep.equal(written.toSorted((a, b) => a - b));
    for (const [index, one] of events.entries()) {
      if (one.type !== 'log.matched') continue;
      expect(one.lines.every((line) => line.written <= one.due && line.written > one.due - 500)).to.equal(true);
      expect(events[index + 1]).to.include({ type: 'probe.ended', due: one.due, value: one.lines.at(-1)!.text });
    }
  });

  it('knows nothing while the log cannot be read, and says so once', async () => {
    const services = [planned('worker')];
    const { env } = simWorld({ seed: 'test', services });
    await env.engine.stack.up();
    const openLog = () => Promise.reject(new Error('its driver keeps no log'));
    const engine = { ...env.engine, containers: { ...env.engine.containers, openLog } };
    const events: EventBody[] = [];
    const observer = await startLogObserver('log', dsl.log(worker, 'a', { atLeastEvery: '1s' }), {
      ...{ env: { ...env, engine }, services, address: () => ({ host: '', port: 0 }), clockOffset: 0 },
      ...{ signal: new AbortController().signal, emit: (one: EventBody) => events.push(one) },
    });
    await env.clock.sleepUntil(after(env.clock.now(), seconds(3)));
    await observer.stop();
    const outcomes = events.flatMap((one) => (one.type === 'probe.ended' ? [one.outcome] : []));
    expect(shortly(outcomes)).to.deep.equal(['no_data']);
    expect(events.flatMap((one) => (one.type === 'warned' ? [one.failure.message] : []))).to.deep.equal([
      'the log of worker cannot be read: its driver keeps no log',
    ]);
  });
});
