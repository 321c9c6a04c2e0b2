/** One poll of a Prometheus: the question, the judgement, and its two lines of the timeline. */
import type { Environment } from '../../engine/environment.ts';
import type { EventBody } from '../../model/event.ts';
import type { Outcome, ProbeName, PromqlProbe } from '../../model/probe.ts';
import type { ProbeEnded } from '../../model/probe-ended.ts';
import { after, between, type Duration, type Instant, instant, milliseconds, seconds } from '../../model/time.ts';
import type { MetricSeries } from '../../model/witness-event.ts';
import { latenessAllowed } from '../probe-schedule.ts';
import { ask, noAnswer, type PrometheusAddress, type PrometheusReply } from './ask.ts';
import { type Point, readSeries, type Series } from './envelope.ts';
import { type JudgedMetric, judgeMetric } from './judge.ts';
import type { SelfReport } from './self-report.ts';

export interface Polling {
  readonly name: ProbeName;
  readonly probe: PromqlProbe;
  readonly address: () => PrometheusAddress;
  readonly env: Environment;
  readonly emit: (event: EventBody) => void;
  readonly report: SelfReport;
  /** Ranges overlap: points up to this instant of Prometheus's clock are in the timeline already. */
  readonly told: { upTo: number };
  readonly onGood: () => void;
}

/** More series than this are judged, but not kept in the timeline. */
const mostSeries = 50;

/** Prometheus refuses a range of more than 11,000 points per series. */
const mostPoints = 10_000;

export async function poll(polling: Polling, due: Instant): Promise<void> {
  const { probe, env } = polling;
  const now = env.clock.now();
  if (between(due, now) > latenessAllowed(probe)) return unsent(polling, due, 'harness_late', 'the harness was late');
  const times = timesOf(polling, due);
  const reply = await ask(
    env.clients.http,
    polling.address(),
    questionOf(probe, times),
    between(now, after(due, probe.within)),
  );
  const series = reply.error === null ? readSeries(reply.data) : null;
  const { outcome, gap } = judge(polling, due, reply, series, times);
  const { sent, connected, firstByte, end, status } = reply.answer;
  const kept = series === null || !polling.report.asked ? [] : keep(polling, series, times !== null);
  const more = (series?.length ?? 0) - mostSeries;
  const notes = more > 0 ? [...reply.notes, `${series!.length} series, of which ${mostSeries} are kept`] : reply.notes;
  record(polling, { due, sent, connected, firstByte, end, status, outcome }, kept, gap, notes);
}

/** A poll that is not made. */
export function unsent(polling: Polling, due: Instant, outcome: 'harness_late' | 'no_data', gap: string): void {
  const now = polling.env.clock.now();
  record(polling, { due, sent: now, connected: null, firstByte: null, end: now, status: null, outcome }, [], gap, []);
}

function record(
  { name, emit, onGood }: Polling,
  ended: Omit<ProbeEnded, 'type' | 'probe' | 'role' | 'connection' | 'instance'>,
  series: readonly MetricSeries[],
  gap: string | null,
  notes: readonly string[],
): void {
  emit({ type: 'metric.sampled', probe: name, due: ended.due, end: ended.end, series, gap, notes });
  emit({ type: 'probe.ended', probe: name, role: 'probe', connection: 'fresh', ...ended, instance: null });
  if (ended.outcome === 'ok') onGood();
}

/** The instants of a range on Prometheus's clock, in milliseconds: whole steps, so that polls that overlap ask for the same ones. */
function timesOf({ probe, report, env }: Polling, due: Instant): readonly number[] | null {
  if (probe.over === null) return null;
  const facts = report.asked ? report.facts : null;
  const step = Math.max(facts?.scrapeInterval ?? seconds(1), Math.ceil(probe.over / mostPoints));
  const last = Math.floor((env.clock.wall + due + (facts?.clockOffset ?? 0)) / step) * step;
  const count = Math.floor(probe.over / step);
  return Array.from({ length: count + 1 }, (_, index) => last - (count - index) * step);
}

function questionOf({ query, within }: PromqlProbe, times: readonly number[] | null) {
  const shared = { query, timeout: `${Math.ceil(within)}ms` };
  if (times === null) return { path: '/api/v1/query', parameters: shared };
  const [start, next, end] = [times[0]!, times[1], times.at(-1)!];
  const step = next === undefined ? 1 : (next - start) / 1000;
  const range = { start: `${start / 1000}`, end: `${end / 1000}`, step: `${step}` };
  return { path: '/api/v1/query_range', parameters: { ...shared, ...range } };
}

type Judged = Omit<JudgedMetric, 'outcome'> & { readonly outcome: Outcome };

function judge(
  { probe, report }: Polling,
  due: Instant,
  { answer, error }: PrometheusReply,
  series: readonly Series[] | null,
  times: readonly number[] | null,
): Judged {
  if (answer.outcome === 'harness_late') return { outcome: 'harness_late', gap: error };
  if (error !== null) return silent(error);
  if (between(due, answer.end) > probe.within) return silent(noAnswer(probe.within));
  if (series === null) return silent('the query gives neither numbers nor series');
  if (!report.asked) return silent(`its clock could not be asked before the first experiment: ${report.reason}`);
  if (!report.alertIsKnown) return silent(`it tells of no alerting rule '${probe.alert}'`);
  return judgeMetric(probe.good, series, times);
}

const silent = (gap: string): Judged => ({ outcome: 'no_data', gap });

/** On the run's clock, each point of a range once, in an order that does not depend on the answer's. */
function keep({ report, env, told }: Polling, series: readonly Series[], isRange: boolean): readonly MetricSeries[] {
  const offset = report.asked ? report.facts.clockOffset : milliseconds(0);
  const fresh = (one: Point): boolean => !isRange || one.time > told.upTo;
  const kept = series
    .map(({ labels, points }) => ({
      key: JSON.stringify(Object.entries(labels).sort()),
      labels,
      points: points.filter(fresh),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, mostSeries);
  if (isRange) told.upTo = Math.max(told.upTo, ...kept.flatMap((one) => one.points.map((point) => point.time)));
  return kept.map(({ labels, points }) => ({
    labels,
    points: points.flatMap(({ time, value }): MetricSeries['points'] =>
      value === 'histogram' ? [] : [[onRun(time, offset, env), value]],
    ),
  }));
}

const onRun = (time: number, offset: Duration, { clock }: Environment): Instant => instant(time - clock.wall - offset);
