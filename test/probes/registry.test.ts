/** Who asks a probe: the prober or an observer, by its kind alone. */
import { expect } from 'chai';
import { nobody } from '../../harness/model/driver.ts';
import type { Probe } from '../../harness/model/probe.ts';
import { probeKinds } from '../../harness/model/probe-traits.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { askerOf, startProbeObserver } from '../../harness/probes/registry.ts';
import { httpProbe } from '../plan/parts.ts';
import { handDriven } from './hand-driven.ts';
import { promqlOf } from './promql/fake-prometheus.ts';

const lookups: Probe = {
  type: 'probe',
  kind: 'dns',
  service: 'api',
  network: null,
  addresses: null,
  rate: 1,
  within: milliseconds(100),
};

const lines: Probe = {
  ...{ type: 'probe', kind: 'log', service: 'api', pattern: { contains: 'tick' }, atLeastEvery: null, never: false },
  ...{ rate: 1, within: milliseconds(100) },
};

const server = { type: 'probe', service: 'db', port: 1, rate: 1, within: milliseconds(100) } as const;
const servers: readonly Probe[] = [
  { ...server, kind: 'tcp', send: null, awaits: null },
  ...(['redis', 'postgres', 'mysql', 'amqp', 'mongo'] as const).map((kind) => ({ ...server, kind })),
  {
    ...{ ...server, kind: 'sql', dialect: 'mysql' },
    client: { login: nobody, connections: ['kept'], asks: { what: 'query', text: 'select 1' } },
  },
  { ...server, kind: 'grpc', health: '', answers: true },
  { ...server, kind: 'exec', command: ['true'], in: 'container', exitCode: 0, output: null },
  { type: 'probe', kind: 'check', service: '', name: 'adds up', rate: 1, within: milliseconds(100) },
];

describe('who asks a probe', () => {
  it('is the prober or an observer, and never both or neither', async () => {
    const world = handDriven({ answersAfter: 1 });
    const over = new AbortController();
    const startSidecar = () => Promise.reject(new Error('no helper container'));
    const context = {
      env: { ...world.env, engine: { ...world.env.engine, helperContainers: { startSidecar } as never } },
      emit: () => undefined,
      signal: over.signal,
      services: [],
      address: () => ({ host: '127.0.0.1', port: 80 }),
      clockOffset: 0,
    };
    const who = [httpProbe(), promqlOf(), lookups, lines, ...servers].map((probe) => {
      const observer = startProbeObserver('one', probe, context);
      observer?.catch(() => undefined);
      return [probe.kind, askerOf(probe, context) !== null, observer !== null];
    });
    over.abort(new Error('enough'));
    await world.advance(60_000);
    expect(new Set(who.map(([kind]) => kind))).to.deep.equal(new Set(probeKinds));
    expect(who).to.deep.equal([
      ['http', true, false],
      ['promql', false, true],
      ['dns', false, true],
      ['log', false, true],
      ...servers.map(({ kind }) => [kind, true, false]),
    ]);
  });
});
