/** Prometheus as an observer: what it is asked, and what a good answer is. */
import type { MetricTest, PromqlProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { admit } from './door.ts';
import { readDuration } from './duration.ts';
import { made } from './made.ts';
import { also, either, object, oneOf, optional, type Schema, value } from './schema.ts';
import { anyText, length, period, service, text, texts } from './values.ts';

/** A Prometheus of the stack, or one that is reached at a URL. */
export type Prometheus = ServiceRef | `http://${string}` | `https://${string}`;

/** How Prometheus is asked, and which answers are good. */
export interface PromqlOptions {
  /** How often it is asked: `'1ms'` to a day. Default `'1s'`. */
  readonly every?: DurationText;
  /** Each sample asks for this long before it, and all of its points must be good. Default: the newest value alone. */
  readonly over?: DurationText;
  /** The time an answer has. Default `'2s'`. */
  readonly within?: DurationText;
  /**
   * What is good. Default `'present'`: the query gives at least one series. `'absent'`: it gives none. Bounds: every series' value lies in
   * the closed range; NaN lies in none.
   */
  readonly good?: 'present' | 'absent' | { readonly atLeast?: number; readonly atMost?: number };
}

/** An alert as a probe, as `alert()` makes it: good while it does not fire. */
export interface AlertProbe extends PromqlProbe {
  /** The alert's name. */
  readonly alert: string;
}

/** How Prometheus is asked for an alert. */
export interface AlertOptions extends Omit<PromqlOptions, 'good' | 'over'> {
  /** Choose among several alerts of one name. */
  readonly labels?: Readonly<Record<string, string>>;
}

const prometheus = either(
  "give a service of the stack, stack.service('prometheus'), or a URL: 'http://localhost:9090'",
  service,
  value<`http://${string}` | `https://${string}`>(
    (given) => typeof given === 'string' && /^https?:\/\/\S+$/.test(given) && URL.canParse(given),
    '',
  ),
) satisfies Schema<Prometheus>;

const bound = value<number>((given) => Number.isFinite(given), 'give a number');

const good = either(
  "write 'present', 'absent', or bounds: { atLeast: 1, atMost: 3 }",
  oneOf('present', 'absent'),
  also(
    object<{ readonly atLeast?: number; readonly atMost?: number }>({
      atLeast: optional(bound),
      atMost: optional(bound),
    }),
    ({ atLeast, atMost }) => (atLeast ?? atMost) !== undefined,
    'give atLeast, atMost or both',
  ),
);

const options = object<PromqlOptions>({
  every: optional(period),
  over: optional(length),
  within: optional(length),
  good: optional(good),
});

const alertOptions = object<AlertOptions>({
  every: optional(period),
  within: optional(length),
  labels: optional(texts),
});

/**
 * Asks a PromQL expression again and again: of a Prometheus of the stack, at its declared port, or of one at a URL. No answer, an error,
 * or no data where a number is wanted is inconclusive, never good. What is not PromQL is refused (R216).
 *
 * @example
 * const served = promql(prometheus, 'sum(rate(http_requests_total{code="200"}[5s]))', { good: { atLeast: 1 } });
 * const up = promql('http://localhost:9090', 'up{job="api"} == 1', { every: '2s' });
 */
export function promql(from: Prometheus, query: string, given: PromqlOptions = {}): PromqlProbe {
  admit('promql', { prometheus: from, query, options: given }, { prometheus, query: anyText, options });
  return made(asked(from, query, given));
}

/**
 * Whether an alert of that name fires; `labels` choose among several.
 *
 * @example
 * const down = alert(prometheus, 'ApiDown', { labels: { severity: 'page' } });
 */
export function alert(from: Prometheus, name: string, given: AlertOptions = {}): AlertProbe {
  admit('alert', { prometheus: from, name, options: given }, { prometheus, name: text, options: alertOptions });
  const { labels = {}, ...rest } = given;
  const matchers = Object.entries({ alertname: name, alertstate: 'firing', ...labels });
  const query = `ALERTS{${matchers.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(', ')}}`;
  return made({ ...asked(from, query, { ...rest, good: 'absent' }), alert: name });
}

const asked = (prometheus: Prometheus, query: string, given: PromqlOptions): PromqlProbe => ({
  type: 'probe',
  kind: 'promql',
  ...(typeof prometheus === 'string' ? { service: '', url: prometheus } : { service: prometheus.name, url: null }),
  query,
  good: metricTest(given.good ?? 'present'),
  rate: 1000 / readDuration(given.every ?? '1s'),
  over: given.over === undefined ? null : readDuration(given.over),
  alert: null,
  within: readDuration(given.within ?? '2s'),
});

const metricTest = (wanted: NonNullable<PromqlOptions['good']>): MetricTest =>
  typeof wanted === 'string'
    ? { is: wanted }
    : { is: 'within', atLeast: wanted.atLeast ?? null, atMost: wanted.atMost ?? null };
