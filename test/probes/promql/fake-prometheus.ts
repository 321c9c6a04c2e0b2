/** A Prometheus that answers what a test wants, and what is recorded of asking it. */
import type { HttpRequest } from '../../../harness/engine/clients.ts';
import type { EventBody, EventOf } from '../../../harness/model/event.ts';
import type { Outcome, PromqlProbe } from '../../../harness/model/probe.ts';
import { type Instant, milliseconds } from '../../../harness/model/time.ts';
import { startMetricObserver } from '../../../harness/probes/promql/observer.ts';
import { type HandDriven, handDriven } from '../hand-driven.ts';

export interface Said {
  readonly status: number;
  readonly body: string;
}

export const success = (data: unknown, more: object = {}): Said => ({
  status: 200,
  body: JSON.stringify({ status: 'success', data, ...more }),
});

export const refusal = (status: number, errorType: string, error: string): Said => ({
  status,
  body: JSON.stringify({ status: 'error', errorType, error }),
});

/** One value per label of `job`, at `seconds` of Prometheus's clock. */
export const vector = (seconds: number, values: Readonly<Record<string, string>>): Said =>
  success({
    resultType: 'vector',
    result: Object.entries(values).map(([job, value]) => ({ metric: { job }, value: [seconds, value] })),
  });

export interface Manners {
  /** To the query, at an instant of the run. */
  readonly query?: (at: Instant, parameters: URLSearchParams) => Said | Outcome;
  /** To everything else, before the usual answer. */
  readonly instead?: (path: string, at: Instant) => Said | Outcome | undefined;
  /** Its clock minus ours, milliseconds. */
  readonly ahead?: number;
  readonly answersAfter?: number | null;
}

const settings: Readonly<Record<string, unknown>> = {
  '/api/v1/status/buildinfo': { version: '2.53.3' },
  '/api/v1/targets': {
    activeTargets: [
      { labels: { job: 'api' }, scrapeInterval: '1s', scrapeTimeout: '500ms' },
      { labels: { job: 'slow' }, scrapeInterval: '15s', scrapeTimeout: '10s' },
    ],
  },
  '/api/v1/rules': {
    groups: [
      {
        interval: 2,
        rules: [
          { type: 'alerting', name: 'Down', query: 'up{job="api"} == 0', duration: 3, health: 'ok' },
          { type: 'alerting', name: 'Ill', query: 'up{', duration: 0, health: 'err', lastError: 'no such thing' },
        ],
      },
    ],
  },
};

/** The run's wall clock is at 0 when it begins, so Prometheus's time is the run's, and as much ahead. */
const replies =
  ({ query, instead, ahead = 0 }: Manners) =>
  (asked: HttpRequest, at: Instant): Said | Outcome => {
    const url = new URL(asked.path, 'http://prometheus');
    const other = instead?.(url.pathname, at);
    if (other !== undefined) return other;
    if (url.pathname in settings) return success(settings[url.pathname]);
    if (url.searchParams.get('query') === 'time()') {
      const seconds = (at + ahead) / 1000;
      return success({ resultType: 'scalar', result: [seconds, String(seconds)] });
    }
    return query?.(at, url.searchParams) ?? vector((at + ahead) / 1000, { api: '1' });
  };

export const promqlOf = (more: Partial<PromqlProbe> = {}): PromqlProbe => ({
  type: 'probe',
  kind: 'promql',
  service: 'prometheus',
  url: null,
  query: 'up{job="api"}',
  good: { is: 'within', atLeast: 1, atMost: null },
  rate: 1,
  over: null,
  alert: null,
  within: milliseconds(2000),
  ...more,
});

export interface Watched {
  readonly world: HandDriven;
  readonly witness: EventOf<'witness.observed'>;
  readonly samples: readonly EventOf<'metric.sampled'>[];
  readonly ended: readonly EventOf<'probe.ended'>[];
  /** `ok`, or the outcome and the reason of the gap. */
  readonly outcomes: readonly string[];
  readonly all: readonly EventBody[];
  /** When `startMetricObserver` returned; null: not yet. */
  readonly started: number | null;
}

/** Asks from 0 to `until` milliseconds, then stops. */
export async function watch(
  probe: PromqlProbe,
  manners: Manners,
  until = 5500,
  world = worldOf(manners),
): Promise<Watched> {
  const all: EventBody[] = [];
  const address = () => ({ host: '127.0.0.1', port: 9090 });
  let started: number | null = null;
  const ending = new AbortController();
  const starting = startMetricObserver('metric', probe, {
    env: world.env,
    emit: (event) => void all.push(event),
    signal: ending.signal,
    services: [],
    address,
    clockOffset: 0,
  });
  void starting.then(
    () => {
      started = world.env.clock.now();
    },
    () => undefined,
  );
  await world.advance(until);
  ending.abort(new Error('enough'));
  const stopped = starting.then((one) => one.stop());
  await world.advance(until + 60_000);
  await stopped;
  const of = <T extends EventBody['type']>(type: T) =>
    all.filter((one) => one.type === type) as unknown as EventOf<T>[];
  const samples = of('metric.sampled');
  const ended = of('probe.ended');
  const outcomes = ended.map((one) => {
    const { gap } = samples.find((sample) => sample.due === one.due)!;
    return gap === null ? one.outcome : `${one.outcome}: ${gap}`;
  });
  return { world, witness: of('witness.observed')[0]!, samples, ended, outcomes, all, started };
}

export const worldOf = (manners: Manners): HandDriven =>
  handDriven({ answersAfter: manners.answersAfter === undefined ? 4 : manners.answersAfter, reply: replies(manners) });
