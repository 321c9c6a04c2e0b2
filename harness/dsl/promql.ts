/** Prometheus as a witness: what it is asked, and what a good answer is. */
import type { MetricTest, PromqlProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import { type DurationText, milliseconds } from '../model/time.ts';
import { readDuration } from './duration.ts';

/** A Prometheus of the stack, or one that is reached at a URL. */
export type Prometheus = ServiceRef | `http://${string}` | `https://${string}`;

export interface PromqlOptions {
  /** How often it is asked. Default `'1s'`. */
  readonly every?: DurationText;
  /** Each look asks for this long before it, and all of its points must be good. Default: the newest value alone. */
  readonly over?: DurationText;
  /** The time an answer has. Default `'2s'`. */
  readonly within?: DurationText;
  /** What is good. Default `'present'`: the query gives at least one series. */
  readonly good?: 'present' | 'absent' | { readonly atLeast?: number; readonly atMost?: number };
}

/** An alert as a probe: good while it does not fire. */
export interface AlertProbe extends PromqlProbe {
  readonly alert: string;
}

/** Asks a PromQL expression again and again. No answer, an error, or no data where a number is wanted is inconclusive, never good. */
export function promql(prometheus: Prometheus, query: string, options: PromqlOptions = {}): PromqlProbe {
  const every = readDuration(options.every ?? '1s', `'every' of ${query}`);
  return {
    type: 'probe',
    kind: 'promql',
    ...(typeof prometheus === 'string' ? { service: '', url: prometheus } : { service: prometheus.name, url: null }),
    query,
    good: metricTest(options.good ?? 'present'),
    rate: 1000 / Math.max(every, milliseconds(1)),
    over: options.over === undefined ? null : readDuration(options.over, `'over' of ${query}`),
    alert: null,
    within: readDuration(options.within ?? '2s', `'within' of ${query}`),
  };
}

/** Whether an alert of that name fires; `labels` choose among several. */
export function alert(
  prometheus: Prometheus,
  name: string,
  options: Omit<PromqlOptions, 'good' | 'over'> & { readonly labels?: Readonly<Record<string, string>> } = {},
): AlertProbe {
  const { labels = {}, ...rest } = options;
  const matchers = Object.entries({ alertname: name, alertstate: 'firing', ...labels });
  const query = `ALERTS{${matchers.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(', ')}}`;
  return { ...promql(prometheus, query, { ...rest, good: 'absent' }), alert: name };
}

const metricTest = (good: NonNullable<PromqlOptions['good']>): MetricTest =>
  typeof good === 'string'
    ? { is: good }
    : { is: 'within', atLeast: good.atLeast ?? null, atMost: good.atMost ?? null };
