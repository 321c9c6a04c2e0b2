/** A run with observers: an alert's metric with a gap, a name over time, replicas, writes and a k6 script. */
import { analyse } from '../../harness/analysis/analyse.ts';
import type { Analysis } from '../../harness/model/analysis.ts';
import type { EventOf, TimelineEvent } from '../../harness/model/event.ts';
import type { Load } from '../../harness/model/load.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { DnsProbe } from '../../harness/model/probe.ts';
import { instant, milliseconds } from '../../harness/model/time.ts';
import { answered, only, timelineOf } from '../timelines/events.ts';
import { readCase } from '../timelines/read-case.ts';

const experiment = 'one of three dies';
const { plan: told, events } = readCase(`
service accesslog
probe page accesslog 20/s
metric up accesslog 1/s
experiment ${experiment} : crash accesslog : baseline 6 recovery 20
after probe up isDetected probe 4
after load todos keepsData 1
---
0 accesslog.1 has 10.0.0.2
0 accesslog.2 has 10.0.0.3
0 accesslog.3 has 10.0.0.4
0 witness up scrape 1 timeout 0.5 evaluation 1
0 begin baseline ${experiment}
6 end baseline
5.9..6 inject applied the host PID is gone
6.2 accesslog.2 died 137
0..26 answers page ok
0..7 answers up ok
7..14 answers up wrong
14..17 answers up no_data because no answer within 2 s
17..26 answers up wrong
6.2 begin recovery
26 end recovery
26.2 ended completed
---
`);

const names: DnsProbe = {
  type: 'probe',
  kind: 'dns',
  service: 'accesslog',
  network: null,
  addresses: null,
  rate: 5,
  within: milliseconds(1000),
};

const plan: Plan = {
  ...told,
  services: told.services.map((one) => ({ ...one, replicas: 3 })),
  probes: { ...told.probes, names },
  load: { todos: { kind: 'writes' } as Load, visitors: { kind: 'k6' } as Load },
};

/** Every so many milliseconds of the run. */
const each = <T>(every: number, make: (at: number, index: number) => T): readonly T[] =>
  Array.from({ length: Math.floor(26_000 / every) }, (_, index) => make(index * every, index));

/** Two instances answer by turns, and two are scraped: one of them is down from the crash on. */
function withInstances(one: TimelineEvent): TimelineEvent {
  if (one.type === 'probe.ended') return { ...one, instance: one.due % 100 === 0 ? '10.0.0.2' : '10.0.0.4' };
  if (one.type !== 'metric.sampled') return one;
  return {
    ...one,
    series: one.series.flatMap(({ points }) => [
      seriesOf('10.0.0.3:80', points),
      seriesOf('10.0.0.2:80', [[one.end, 1]]),
    ]),
  };
}

type Series = EventOf<'metric.sampled'>['series'][number];
const seriesOf = (instance: string, points: Series['points']): Series => ({ labels: { instance }, points });

const lookups = each(200, (at) => {
  const dead = at >= 6200;
  const addresses = ['10.0.0.2', ...(dead ? [] : ['10.0.0.3']), '10.0.0.4'];
  const shared = { probe: 'names', due: instant(at), end: instant(at + 2) };
  return [
    only('dns.answered', at + 2, { ...shared, addresses, ttl: 600, error: null }),
    answered(at, dead ? 'wrong' : 'ok', shared),
  ];
});

/** One in twenty is not acknowledged. */
const writes = each(60, (at, write) =>
  answered(at, write % 20 === 19 ? 'http5xx' : 'ok', { probe: 'todos', role: 'load', write }),
);

/** For three seconds k6 starts nothing. */
const visits = each(25, (at) => {
  const shared = { probe: 'visitors', role: 'load', connection: 'kept' } as const;
  return at >= 6000 && at < 9000
    ? only('load.dropped', at, { load: 'visitors', from: instant(at), count: 1 })
    : answered(at, 'ok', shared);
});

const ends = [
  only('writes.read', 26_050, {
    load: 'todos',
    experiment,
    first: 0,
    last: 999,
    found: [
      [0, 16],
      [20, 433],
    ],
    problem: null,
  }),
  only('load.ended', 26_100, {
    load: 'visitors',
    experiment,
    exitCode: 105,
    thresholds: [{ metric: 'http_req_failed', expression: 'rate<0.01', held: false }],
    problem: null,
  }),
];

const all = [...events.map(withInstances), ...lookups.flat(), ...writes, ...visits, ...ends];
export const witnessed: Analysis = {
  ...analyse(plan, timelineOf(...all.toSorted((one, other) => one.at - other.at))),
  scenario: 'replicas',
};
