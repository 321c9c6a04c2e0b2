/** Asks a Prometheus again and again, on an absolute schedule. */
import type { Environment } from '../../engine/environment.ts';
import type { EventBody } from '../../model/event.ts';
import type { ProbeName, PromqlProbe } from '../../model/probe.ts';
import { after, type Duration, milliseconds, seconds } from '../../model/time.ts';
import { addressIn, type PrometheusAddress } from './ask.ts';
import { type Looking, look, unsent } from './poll.ts';
import { type Observed, observe, unobserved, type Witness } from './self-report.ts';

export interface PromqlSpec {
  readonly name: ProbeName;
  readonly probe: PromqlProbe;
  /** Where the stack's own Prometheus is reached; not asked for where the probe has a URL. */
  readonly address: () => { readonly host: string; readonly port: number };
}

/** The most looks that may be unanswered at once; one that is due beyond it is not sent, and brings no data. */
const mostUnderWay = 20;

/** How long a Prometheus that is starting is waited for, and how often it is asked meanwhile. */
const startLimit: Duration = seconds(30);
const startPeriod: Duration = milliseconds(500);

/** What has just started knows its targets and rules some seconds later: it looks for them every five. */
const settingsLimit: Duration = seconds(10);

/** The longest wait for a first good look, however seldom it scrapes. */
const longestSettling: Duration = seconds(60);

/**
 * `emit` gets a `witness.observed` first, then a `metric.sampled` and a `probe.ended` per look. Returns after the first good
 * look, or when it should have come by now; at once where Prometheus cannot be asked at all: then no look is good.
 */
export async function startPromql(
  { name, probe, address }: PromqlSpec,
  env: Environment,
  emit: (event: EventBody) => void,
  signal: AbortSignal,
): Promise<{ stop(): Promise<void> }> {
  const halt = new AbortController();
  const halted = AbortSignal.any([signal, halt.signal]);
  const where = probe.url === null ? address : () => addressIn(probe.url!);
  const observed = await observeInTime(probe, where, env, signal);
  const witness = observed.asked ? observed.witness : unobserved(observed.reason);
  emit({ type: 'witness.observed', probe: name, ...witness });
  const firstGood = Promise.withResolvers<void>();
  const looking: Looking = {
    name,
    probe,
    address: where,
    env,
    emit,
    observed,
    told: { upTo: Number.NEGATIVE_INFINITY },
    onGood: firstGood.resolve,
  };
  const ended = keepLooking(looking, halted);
  // Whoever stops it is told; until then a failure must not end the process.
  ended.catch(() => undefined);
  if (observed.asked)
    await Promise.race([firstGood.promise, ended, waitedFor(env, settlingOf(witness, probe), halted)]);
  return {
    stop() {
      halt.abort(new Error('the run is over'));
      return ended;
    },
  };
}

async function observeInTime(
  probe: PromqlProbe,
  where: () => PrometheusAddress,
  env: Environment,
  signal: AbortSignal,
): Promise<Observed> {
  const began = env.clock.now();
  for (;;) {
    const next = after(env.clock.now(), startPeriod);
    const observed = await observe(probe, where(), env);
    if (observed.asked && observed.witness.problem === null) return observed;
    if (next > after(began, observed.asked ? settingsLimit : startLimit)) return observed;
    await env.clock.sleepUntil(next, signal);
  }
}

/** Two scrapes, for the first may have come before its target did; and a whole range, where one is asked for. */
const settlingOf = ({ scrapeInterval, scrapeTimeout }: Witness, { over }: PromqlProbe): Duration =>
  milliseconds(Math.min(longestSettling, 5000 + 2 * (scrapeInterval ?? 0) + (scrapeTimeout ?? 0) + (over ?? 0)));

const waitedFor = ({ clock }: Environment, length: Duration, signal: AbortSignal): Promise<void> =>
  clock.sleepUntil(after(clock.now(), length), signal).catch(() => undefined);

/** Every look is sent when it is due, whatever became of those before it; one that is far too late is passed over. */
async function keepLooking(looking: Looking, halted: AbortSignal): Promise<void> {
  const { clock } = looking.env;
  const start = clock.now();
  const period = 1000 / looking.probe.rate;
  const underWay = new Set<Promise<void>>();
  const errors: unknown[] = [];
  for (let slot = 0; errors.length === 0; slot++) {
    const due = after(start, milliseconds(slot * period));
    try {
      await clock.sleepUntil(due, halted);
    } catch {
      break;
    }
    if (underWay.size >= mostUnderWay) unsent(looking, due, 'no_data', `${mostUnderWay} looks were unanswered at once`);
    else {
      const one = look(looking, due).catch((error) => void errors.push(error));
      underWay.add(one);
      void one.then(() => underWay.delete(one));
    }
  }
  await Promise.all(underWay);
  if (errors.length > 0) throw errors[0];
}
