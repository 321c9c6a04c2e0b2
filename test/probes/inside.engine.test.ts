/** Services that publish nothing, asked from inside their networks on a real engine: whoever they share one with, and each replica by itself. */
import { expect } from 'chai';
import { resolveProject } from '../../harness/engine/docker/resolve-project.ts';
import { defineScenario, defineStack, expect as expectThat, http, stop, tcp } from '../../harness/index.ts';
import type { EventOf, TimelineEvent } from '../../harness/model/event.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { compose, images, stackOf } from '../engine/docker/tiny-stack.ts';
import { runOnEngine } from '../runner/on-engine.ts';

const server = (text: string) =>
  `[node, -e, "process.on('SIGTERM', process.exit); require('http').createServer((q, r) => { r.setHeader('x-instance', require('os').hostname()); r.end('${text}') }).listen(process.argv[1])"`;

const file = `
name: inside
x-own: &own { image: "\${RESILIENCE_NODE_IMAGE}", stop_grace_period: 1s }
services:
  api: { <<: *own, command: ${server('api')}, "80"], networks: [front, back] }
  beside: { <<: *own, command: ${server('beside')}, "81"], network_mode: "service:api" }
  db: { <<: *own, command: ${server('db')}, "80"], networks: [back] }
  pair: { <<: *own, command: ${server('pair')}, "80"], networks: [back], deploy: { replicas: 2 } }
networks: { front: {}, back: { internal: true } }
`;

describe('asked from inside', () => {
  let events: readonly TimelineEvent[];
  let asked: Readonly<Record<string, string | undefined>>;

  const of = (probe: string): readonly EventOf<'probe.ended'>[] =>
    events.filter((one): one is EventOf<'probe.ended'> => one.type === 'probe.ended' && one.probe === probe);
  const outcomes = (probe: string, from: number, to: number) => [
    ...new Set(
      of(probe)
        .filter(({ due, outcome }) => due >= from && due < to && outcome !== 'harness_late')
        .map(({ outcome }) => outcome),
    ),
  ];
  /** When the experiment's windows began: baseline, fault, recovery. */
  const began = (phase: string): number => events.find((one) => one.type === 'phase.began' && one.phase === phase)!.at;

  before(async function () {
    this.timeout(90_000);
    const { folder } = await stackOf(file);
    const services = { api: { port: 80 }, beside: { port: 81 }, db: { port: 80 }, pair: { port: 80 } };
    const stack = defineStack({ dirname: folder }, { compose: 'compose.yaml', services });
    const [api, beside] = [stack.service('api'), stack.service('beside')];
    const [db, pair] = [stack.service('db'), stack.service('pair')];
    const often = { rate: '50/s', from: 'network' } as const;
    const scenario = defineScenario({
      title: 'nothing is published',
      stack,
      probes: {
        api: http(api, '/', { ...often, body: 'api' }),
        beside: http(beside, '/', { ...often, body: 'beside' }),
        db: http(db, '/', { rate: '50/s', body: 'db' }),
        each: http(pair, '/', { rate: '50/s', each: 'replica' }),
        any: http(pair, '/', { rate: '50/s', connections: 'fresh' }),
        open: tcp(db, { rate: '20/s', port: 80 }),
        closed: tcp(db, { rate: '20/s', port: 82 }),
      },
      experiments: {
        'a stop': {
          fault: stop(db),
          baseline: '2s',
          hold: '2s',
          recovery: '3s',
          during: [expectThat(db).isUnaffected()],
        },
      },
    });
    const resolved = await resolveProject(scenario.stack, compose, images);
    const { plan, problems } = compilePlan({
      scenario,
      name: 'inside',
      file: 'inside.ts',
      seed: 'seed',
      services: resolved,
    });
    expect(problems).to.equal(null);
    asked = Object.fromEntries(
      Object.entries(plan!.probes).map(([name, one]) => [name, 'from' in one ? one.from : undefined]),
    );
    events = await runOnEngine(plan!);
  });

  it('is whatever cannot be published, without a word in the scenario', () => {
    expect(new Set(Object.values(asked))).to.deep.equal(new Set(['network']));
    expect(Object.keys(asked)).to.include.members(['each #1', 'each #2']);
  });

  it('answers, in another one’s network and in an internal one', () => {
    // Who is asked to keep a connection for a moment may meet the fault in it.
    const [from, to] = [began('baseline'), began('fault') - 200];
    for (const name of ['api', 'beside', 'db', 'each #1', 'each #2', 'any', 'open']) {
      expect(outcomes(name, from, to), name).to.deep.equal(['ok']);
    }
    expect(outcomes('closed', from, to)).to.deep.equal(['refused']);
  });

  it('is each replica by itself, and whichever the name leads to where nobody says', () => {
    const who = (name: string) =>
      new Set(
        of(name)
          .filter(({ outcome }) => outcome === 'ok')
          .map(({ instance }) => instance),
      );
    expect([who('each #1').size, who('each #2').size, who('any').size]).to.deep.equal([1, 1, 2]);
    expect([...who('each #1')]).not.to.deep.equal([...who('each #2')]);
  });

  it('has no name any more when it is stopped, and is found again', () => {
    const changed = (to: string): number =>
      events.find((one) => one.type === 'container.changed' && one.service === 'db' && one.change.to === to)!.at;
    const restarted = events.findLast((one) => one.type === 'container.changed' && one.change.to === 'started')!.at;
    const down = outcomes('db', changed('died') + 500, restarted - 100);
    expect(down, 'stopped').to.include('dns').and.not.include('ok');
    expect(of('db').findLast(({ outcome }) => outcome !== 'harness_late')!.outcome, 'started again').to.equal('ok');
    expect(outcomes('api', began('fault'), began('recovery')), 'the others').to.deep.equal(['ok']);
  });

  it('is asked when it is due, by the clock of who asks', () => {
    const late = of('api').map(({ due, sent }) => sent - due);
    expect(late.filter((one) => one < 0)).to.deep.equal([]);
    expect(late.toSorted((a, b) => a - b)[Math.floor(late.length / 2)]).to.be.below(10);
  });
});
