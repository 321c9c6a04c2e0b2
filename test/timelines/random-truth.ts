/** A run whose truth is known by construction: a service that dies, comes back and fails again, watched by a harness that is held up. */
import { seededRandom } from '../../harness/engine/system/random.ts';
import type { EventOf, TimelineEvent } from '../../harness/model/event.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import { type Instant, instant } from '../../harness/model/time.ts';
import { answered, found } from './events.ts';
import { readPlan } from './read-plan.ts';
import { readTimeline } from './read-timeline.ts';

/** From `from` to before `to`, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What really happened. All times are milliseconds on the run's clock. */
export interface Truth {
  readonly period: number;
  readonly checked: boolean;
  /** When the process was struck. */
  readonly death: number;
  readonly end: number;
  /** How long a bad answer takes to come. */
  readonly badTakes: number;
  /** What is sent in so long after the first outage is held, and answered well at the end of it. */
  readonly held: number;
  /** When users failed; apart from each other. */
  readonly outages: readonly Stretch[];
  /** What each slot was due at, and whether it was, or would have been, answered well. */
  readonly slots: readonly { readonly due: number; readonly good: boolean }[];
  /** Changes of the container as the engine made them, whether anybody heard of them or not. */
  readonly changes: readonly { readonly at: number; readonly to: string }[];
  readonly limits: { readonly detected: number; readonly recovered: number; readonly available: number };
}

export interface RandomRun {
  readonly plan: Plan;
  readonly events: readonly TimelineEvent[];
  readonly truth: Truth;
}

const rates = [2, 5, 10, 20, 20, 50];
const intervals = [1, 2, 5, 8];
/** The injection's end is told so long after the strike. */
const told = 12;

/** The same seed makes the same run. */
export function randomRun(seed: string): RandomRun {
  const chance = seededRandom(seed);
  const dice: Dice = {
    between: (from, to) => from + chance() * (to - from),
    oneOf: (list) => list[Math.floor(chance() * list.length)]!,
    happens: (probability) => chance() < probability,
  };
  const rate = dice.oneOf(rates);
  const checked = dice.happens(0.5);
  const interval = dice.oneOf(intervals);
  const death = dice.between(6000, 6400);
  const end = death + dice.between(12_000, 26_000);
  const period = 1000 / rate;
  const { outages, changes } = whatHappens(dice, { death, end, period, checked });
  const slots = slotsOf(period, end, outages);
  const limits = {
    detected: dice.between(50, 3000),
    recovered: dice.between(200, 12_000),
    available: dice.between(0.5, 0.999),
  };
  const badTakes = dice.happens(0.3) ? 1000 : 1;
  const held = dice.happens(0.3) ? dice.between(20, 300) : 0;
  const planned: Truth = { period, checked, death, end, badTakes, held, outages, slots, changes, limits };
  const answers = answersOf(dice, planned);
  // What was asked is as good as its answer, also where it was due just before an outage and sent in it.
  const asked = answers.map(({ outcome }, n) =>
    outcome === 'harness_late' ? slots[n]! : { ...slots[n]!, good: outcome === 'ok' },
  );
  const truth: Truth = { ...planned, slots: asked };
  const plan = planOf(rate, checked ? interval : null, truth);
  const lost = dice.happens(0.4) ? spanIn(dice, 4000, end, 50, 3000) : null;
  const heard = changes.filter(({ at }) => lost === null || at < lost.from || at >= lost.to);
  const events = [
    ...readTimeline(linesOf(truth, heard, lost), plan),
    ...(lost !== null && dice.happens(0.6) ? [foundAt(lost.to + dice.between(5, 60), truth)] : []),
    ...answers,
  ];
  return { plan, truth, events: events.sort((a, b) => a.at - b.at).map((one, seq) => ({ ...one, seq })) };
}

interface Dice {
  between(from: number, to: number): number;
  oneOf<T>(list: readonly T[]): T;
  happens(probability: number): boolean;
}

const spanIn = (dice: Dice, from: number, to: number, shortest: number, longest: number): Stretch => {
  const start = dice.between(from, to - shortest);
  return { from: start, to: Math.min(to, start + dice.between(shortest, longest)) };
};

/** The crash, its restart or none, another crash, and outages that the engine does not see; each long enough for a probe to meet it. */
function whatHappens(
  dice: Dice,
  { death, end, period, checked }: Pick<Truth, 'death' | 'end' | 'period' | 'checked'>,
): Pick<Truth, 'outages' | 'changes'> {
  const shortest = Math.max(2.2 * period, 400);
  const outages: Stretch[] = [];
  const changes: { at: number; to: string }[] = [];
  let at = death;
  for (const crash of dice.happens(0.25) ? [true, true] : [true, false]) {
    if (!crash) break;
    const died = at + dice.between(2, 60);
    const started = died + dice.between(100, dice.happens(0.8) ? 2500 : 40_000);
    const back = Math.max(at + shortest, started + dice.between(30, 900));
    outages.push({ from: at, to: Math.min(back, end) });
    changes.push({ at: died, to: 'died 137' });
    if (started < end) changes.push({ at: started, to: 'started' });
    if (checked && back + 20 < end) changes.push({ at: back + dice.between(10, 2000), to: 'healthy' });
    at = Math.max(back, changes.at(-1)!.at) + dice.between(shortest, 7000);
    if (at + shortest > end) break;
  }
  for (let more = dice.oneOf([0, 0, 1, 2]); more > 0; more--) {
    const from = Math.max(outages.at(-1)!.to, changes.at(-1)!.at) + dice.between(2.2 * shortest, 9000);
    const to = from + dice.between(shortest, 2500);
    if (to + 2 * shortest > end) break;
    outages.push({ from, to });
    if (!checked || dice.happens(0.5)) continue;
    changes.push({ at: dice.between(from, to), to: 'unhealthy' });
    changes.push({ at: to + dice.between(5, 900), to: 'healthy' });
  }
  return { outages, changes: changes.filter((one) => one.at < end).sort((a, b) => a.at - b.at) };
}

function slotsOf(period: number, end: number, outages: readonly Stretch[]): Truth['slots'] {
  const slots: { due: number; good: boolean }[] = [];
  for (let n = Math.ceil(1000 / period); n * period < end + 50; n++) {
    const due = Math.round(n * period * 1000) / 1000;
    slots.push({ due, good: !outages.some((one) => due >= one.from && due < one.to) });
  }
  return slots;
}

function planOf(rate: number, interval: number | null, { end, death, limits }: Truth): Plan {
  const seconds = (length: number): string => (length / 1000).toFixed(4);
  return readPlan([
    `service api ${interval === null ? '' : `health ${interval}/1/2 `}restart always`,
    `probe page api ${rate}/s`,
    `experiment crash : crash api : baseline 4 recovery ${seconds(end - death)}`,
    `after probe page recovers ${seconds(limits.recovered)}`,
    `after probe page staysAvailable ${limits.available}`,
    'after probe page isUnaffected',
    'after probe page doesNotRecover',
    `after service api isDetected engine ${seconds(limits.detected)}`,
    `after service api recovers ${seconds(limits.recovered)}`,
  ]);
}

function linesOf({ death, end, checked }: Truth, heard: Truth['changes'], lost: Stretch | null): string[] {
  const at = (time: number): string => (time / 1000).toFixed(6);
  return [
    '0 api.1 started',
    ...(checked ? ['0.5 api.1 healthy'] : []),
    '1.5 begin baseline crash',
    `${at(death - 30)} end baseline`,
    `${at(death - 20)}..${at(death + told)} inject applied gone`,
    ...heard.map((one) => `${at(one.at)} api.1 ${one.to}`),
    ...(lost === null ? [] : [`${at(lost.from)}..${at(lost.to)} lost the stream broke`]),
    `${at(death + 90)} begin recovery`,
    `${at(end)} end recovery`,
    `${at(end + 1000)} ended completed`,
  ];
}

/** What the engine says when it is asked at `at`. */
function foundAt(at: number, { changes, checked }: Truth): EventOf<'container.found'> {
  const before = changes.filter((one) => one.at <= at);
  const last = (to: string): Instant | null => {
    const found = before.findLast((one) => one.to.startsWith(to));
    return found === undefined ? null : instant(found.at);
  };
  const [started, finished] = [last('started') ?? instant(0), last('died')];
  const runs = finished === null || started > finished;
  const health = before.findLast((one) => !one.to.startsWith('died'))?.to ?? 'healthy';
  return found(at, {
    status: runs ? 'running' : 'exited',
    health: !checked || !runs ? null : health === 'started' ? 'starting' : (health as 'healthy' | 'unhealthy'),
    startedAt: started,
    finishedAt: finished,
    exitCode: runs ? null : 137,
  });
}

/** What the prober recorded: a busy machine makes some slots late, and a stall makes all of them late that are due in it. */
function answersOf(dice: Dice, { slots, end, outages, period, badTakes, held }: Truth): EventOf<'probe.ended'>[] {
  const stalls = Array.from({ length: dice.oneOf([0, 0, 1, 2, 4]) }, () => spanIn(dice, 5000, end, 30, 4000));
  const scattered = dice.oneOf([0, 0, 0.01, 0.05, 0.15]);
  return slots.map(({ due, good }, index): EventOf<'probe.ended'> => {
    const stall = stalls.find((one) => due >= one.from && due < one.to);
    const late = stall !== undefined || dice.happens(scattered);
    const sent = late ? Math.max(due + 30, stall?.to ?? due + 30) : due + dice.between(0, Math.min(2, period / 10));
    const down = outages.find((one) => sent >= one.from && sent < one.to);
    // What is due before an outage and sent within it fails.
    const fails = !late && (!good || down !== undefined);
    const outcome: Outcome = late ? 'harness_late' : !fails ? 'ok' : badTakes > 1 ? 'response_timeout' : 'refused';
    const waits = Math.max(0, outages[0]!.to + held - sent);
    const holds = sent >= outages[0]!.to && waits > 0 ? waits : 0;
    const takes = late ? 0 : fails ? due + badTakes + 2 - sent : holds + dice.between(0.5, 4);
    return answered(due, outcome, {
      connection: index % 2 === 0 ? 'fresh' : 'kept',
      sent: instant(sent),
      end: instant(sent + takes),
      status: outcome === 'ok' ? 200 : null,
    });
  });
}
