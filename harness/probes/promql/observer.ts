/** Asks a Prometheus again and again, on an absolute schedule. */
import type { Environment } from '../../engine/environment.ts';
import type { ProbeName, PromqlProbe } from '../../model/probe.ts';
import { after, type Duration, milliseconds, seconds } from '../../model/time.ts';
import type { ProbeObserver, ProbingContext } from '../observer.ts';
import { addressIn, type PrometheusAddress } from './ask.ts';
import { type Polling, poll, unsent } from './poll.ts';
import { noFacts, type PrometheusFacts, readSelfReport, type SelfReport } from './self-report.ts';

/** The most polls that may be unanswered at once; one that is due beyond it is not sent, and brings no data. */
const mostUnderWay = 20;

/** How long a Prometheus that is starting is waited for, and how often it is asked meanwhile. */
const startLimit: Duration = seconds(30);
const startPeriod: Duration = milliseconds(500);

/** What has just started knows its targets and rules some seconds later: it looks for them every five. */
const settingsLimit: Duration = seconds(10);

/** The longest wait for a first good poll, however rarely it scrapes. */
const longestSettling: Duration = seconds(60);

/**
 * `emit` gets a `witness.observed` first, then a `metric.sampled` and a `probe.ended` per poll. Returns after the first good
 * poll, or when it should have come by now; at once where Prometheus cannot be asked at all: then no poll is good.
 */
export async function startMetricObserver(
  name: ProbeName,
  probe: PromqlProbe,
  { env, emit, signal, address }: ProbingContext,
): Promise<ProbeObserver> {
  const halt = new AbortController();
  const halted = AbortSignal.any([signal, halt.signal]);
  const where = probe.url === null ? () => address(probe.service) : () => addressIn(probe.url!);
  const report = await selfReportInTime(probe, where, env, signal);
  const facts = report.asked ? report.facts : noFacts(report.reason);
  emit({ type: 'witness.observed', probe: name, ...facts });
  const firstGood = Promise.withResolvers<void>();
  const polling: Polling = {
    name,
    probe,
    address: where,
    env,
    emit,
    report,
    told: { upTo: Number.NEGATIVE_INFINITY },
    onGood: firstGood.resolve,
  };
  const ended = keepPolling(polling, halted);
  // The caller that stops it gets the error; until then a failure must not end the process.
  ended.catch(() => undefined);
  if (report.asked) await Promise.race([firstGood.promise, ended, waitedFor(env, settlingOf(facts, probe), halted)]);
  return {
    stop() {
      halt.abort(new Error('the run is over'));
      return ended;
    },
  };
}

async function selfReportInTime(
  probe: PromqlProbe,
  where: () => PrometheusAddress,
  env: Environment,
  signal: AbortSignal,
): Promise<SelfReport> {
  const began = env.clock.now();
  for (;;) {
    const next = after(env.clock.now(), startPeriod);
    const report = await readSelfReport(probe, where(), env);
    if (report.asked && report.facts.problem === null) return report;
    if (next > after(began, report.asked ? settingsLimit : startLimit)) return report;
    await env.clock.sleepUntil(next, signal);
  }
}

/** Two scrapes, for the first may have come before its target did; and a whole range, where one is asked for. */
const settlingOf = ({ scrapeInterval, scrapeTimeout }: PrometheusFacts, { over }: PromqlProbe): Duration =>
  milliseconds(Math.min(longestSettling, 5000 + 2 * (scrapeInterval ?? 0) + (scrapeTimeout ?? 0) + (over ?? 0)));

const waitedFor = ({ clock }: Environment, length: Duration, signal: AbortSignal): Promise<void> =>
  clock.sleepUntil(after(clock.now(), length), signal).catch(() => undefined);

/** Every poll is sent when it is due, whatever became of those before it; one that is far too late is passed over. */
async function keepPolling(polling: Polling, halted: AbortSignal): Promise<void> {
  const { clock } = polling.env;
  const start = clock.now();
  const period = 1000 / polling.probe.rate;
  const underWay = new Set<Promise<void>>();
  const errors: unknown[] = [];
  for (let slot = 0; errors.length === 0; slot++) {
    const due = after(start, milliseconds(slot * period));
    try {
      await clock.sleepUntil(due, halted);
    } catch {
      break;
    }
    if (underWay.size >= mostUnderWay)
      unsent(polling, due, 'no_data', `${mostUnderWay} queries were unanswered at once`);
    else {
      const one = poll(polling, due).catch((error) => void errors.push(error));
      underWay.add(one);
      void one.then(() => underWay.delete(one));
    }
  }
  await Promise.all(underWay);
  if (errors.length > 0) throw errors[0];
}
