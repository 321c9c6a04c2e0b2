/** Two faults at once: thousands of schedules on the simulator, and the suspects of them on real stacks, repeated and made small. */
import type { GraphEdge } from '../../model/exploration.ts';
import type { ExploreRow, MeasuredRow } from '../../model/explore-row.ts';
import { edgeText } from '../../model/learned.ts';
import { type PairsReport, standings } from '../../model/pairs.ts';
import type { ResolvedService } from '../../model/plan.ts';
import { eachAlone, type Schedule, scheduleText } from '../../model/schedule.ts';
import { type Duration, milliseconds, seconds } from '../../model/time.ts';
import type { BrokenInvariant } from '../../schedules/invariants.ts';
import { brokenInvariants } from '../../schedules/invariants.ts';
import { type EngineTrial, judgePair } from '../../schedules/judge-pair.ts';
import { type ScheduleAttempt, shrinkSchedule } from '../../schedules/shrink.ts';
import { simulatedStack } from '../../schedules/simulated-stack.ts';
import { type PairSuspect, suspectPairs } from '../../schedules/suspect.ts';
import { repeatsToBeSure } from '../../statistics/sign-test.ts';
import type { MeasuredRows, measureRows, RowsWorld } from './measure-rows.ts';

export interface PairsInput {
  readonly services: readonly ResolvedService[];
  /** Of single faults; pairs are made of them. */
  readonly rows: readonly ExploreRow[];
  /** What came of those that were tried: it narrows what a program may do. */
  readonly measured: readonly MeasuredRow[];
  readonly graph: readonly GraphEdge[];
  /** How many schedules are simulated. */
  readonly count: number;
  readonly world: RowsWorld;
  /** Tries rows; their runs lie below `world.under`. */
  readonly measure: typeof measureRows;
  readonly progress: (event: PairsEvent) => void;
}

export type PairsEvent =
  | { readonly type: 'simulated'; readonly done: number; readonly of: number; readonly suspected: number }
  | { readonly type: 'tried'; readonly suspect: number; readonly of: number; readonly text: string };

export interface ExploredPairs extends Pick<MeasuredRows, 'failures' | 'leftovers'> {
  readonly report: PairsReport;
}

/** A recovery is watched for no longer than this. */
const longestRecovery: Duration = seconds(30);

/** So many of what the simulator suspects go to an engine. */
const mostTried = 8;

/** On an engine each candidate costs minutes. */
const shrinking = { step: milliseconds(500), shortest: seconds(1), most: 8 };

export async function explorePairs(input: PairsInput): Promise<ExploredPairs> {
  const { world, services, rows, measured, graph, count, progress } = input;
  const isSoft = new Set(graph.filter(({ need }) => need === 'soft').map(edgeText));
  const recovery = milliseconds(Math.min(longestRecovery, Math.max(seconds(10), ...rows.map((one) => one.recovery))));
  const { simulated, pairs, suspects } = await suspectPairs({
    stack: simulatedStack(world.learned, services, (edge) => isSoft.has(edgeText(edge))),
    ...{ rows, measured, count, recovery, seed: world.seed },
    pause: () => turnOf(world.signal),
    progress: (done, suspected) => progress({ type: 'simulated', done, of: count, suspected }),
  });
  const engine = engineOf(input, recovery);
  const trials = await tryAll(suspects, engine, progress);
  const findings = suspects.map((suspect, place) => judgePair(suspect, trials[place] ?? null));
  const order = (standing: (typeof findings)[number]['standing']): number => standings.indexOf(standing);
  return {
    report: {
      ...{ schema: 'resilience.pairs/1', stack: world.learned.stack.name, seed: world.seed, simulated, pairs },
      findings: findings.toSorted((a, b) => order(a.standing) - order(b.standing)),
      runs: engine.runs(),
    },
    ...{ failures: engine.failures, leftovers: engine.leftovers },
  };
}

/** Input and output have their turn, Ctrl-C among them. */
async function turnOf(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

interface Engine extends Pick<ExploredPairs, 'failures' | 'leftovers'> {
  /** Side by side where there are lanes, and none of them twice, unless it could not be tried; in their order, null where it could not be tried. */
  try(asked: readonly Repeat[]): Promise<readonly (Outcome | null)[]>;
  runs(): number;
}

/** One of the repeats of a schedule, from 0. */
interface Repeat {
  readonly schedule: Schedule;
  readonly repeat: number;
}

const repeatsOf = (schedule: Schedule, from: number, count: number): readonly Repeat[] =>
  Array.from({ length: count }, (_, place) => ({ schedule, repeat: from + place }));

interface Outcome {
  readonly broke: readonly BrokenInvariant[];
  readonly run: string;
}

function engineOf({ world, measure }: PairsInput, recovery: Duration): Engine {
  const failures: MeasuredRows['failures'][number][] = [];
  const leftovers: string[] = [];
  const known = new Map<string, Outcome | null>();
  return {
    ...{ failures, leftovers, runs: () => known.size },
    async try(repeats) {
      const asked = repeats.map(({ schedule, repeat }) => rowOf(schedule, `repeat ${repeat + 1}`, recovery));
      const fresh = asked.filter(({ key }) => !known.has(key));
      if (fresh.length > 0 && Date.now() < world.budgetEnds && !world.signal.aborted) {
        const seen = await measure(fresh, world);
        failures.push(...seen.failures);
        leftovers.push(...seen.leftovers);
        for (const { row, analysis, run } of seen.measured) {
          const broke = brokenInvariants(analysis);
          known.set(row.key, broke === null ? null : { broke, run });
        }
      }
      return asked.map(({ key }) => known.get(key) ?? null);
    },
  };
}

function rowOf(schedule: Schedule, repeat: string, recovery: Duration): ExploreRow {
  const { first, second } = schedule;
  return {
    ...{ key: `${scheduleText(schedule)}, ${repeat}`, broken: { on: 'stack' }, how: 'pair' },
    ...{ fault: first.fault, hold: first.hold, recovery, remedies: [] },
    ...(second !== null && { second: { fault: second.fault, after: second.after, hold: second.hold } }),
    ...{ expected: { hurt: [], text: 'simulated' }, information: 1 },
  };
}

/** The likeliest once, side by side; what broke something is repeated and made small; of the others some of their kind are tried then. */
async function tryAll(
  suspects: readonly PairSuspect[],
  engine: Engine,
  progress: PairsInput['progress'],
): Promise<readonly (EngineTrial | null)[]> {
  const tried = suspects.slice(0, mostTried);
  const once = await engine.try(tried.map(({ schedule }) => ({ schedule, repeat: 0 })));
  const trials: (EngineTrial | null)[] = once.map(() => null);
  const tryAt = async (place: number, schedule: Schedule, outcome: Outcome): Promise<void> => {
    progress({ type: 'tried', suspect: place + 1, of: tried.length, text: scheduleText(schedule) });
    trials[place] = await tryOne(schedule, outcome, engine);
  };
  const shows = (outcome: Outcome | null | undefined): boolean => outcome != null && outcome.broke.length > 0;
  for (const [place, { schedule }] of tried.entries()) {
    const outcome = once[place] ?? null;
    if (outcome !== null && shows(outcome)) await tryAt(place, schedule, outcome);
  }
  const doubted = tried.filter((_, place) => once[place] != null && !shows(once[place]));
  await engine.try(doubted.flatMap(({ others }) => others.map((schedule) => ({ schedule, repeat: 0 }))));
  for (const suspect of doubted) {
    const place = tried.indexOf(suspect);
    const seen = await engine.try(suspect.others.map((schedule) => ({ schedule, repeat: 0 })));
    const other = seen.findIndex(shows);
    if (other < 0) await tryAt(place, suspect.schedule, once[place]!);
    else await tryAt(place, suspect.others[other]!, seen[other]!);
  }
  return trials;
}

async function tryOne(schedule: Schedule, { broke, run }: Outcome, engine: Engine): Promise<EngineTrial> {
  const before = { failed: broke.length > 0 ? 1 : 0, of: 1 };
  if (broke.length === 0) return { schedule, broke, ...before, alone: [], shown: [] };
  const shown = [run];
  let last = broke;
  let counted = before;
  const attempt: ScheduleAttempt = async (candidate, count, from) => {
    const outcomes = await engine.try(repeatsOf(candidate, from, count));
    const seen = outcomes.filter((one) => one !== null);
    const failed = seen.filter((one) => one.broke.length > 0);
    if (candidate.second !== null && failed.length > 0) {
      shown.push(...failed.map((one) => one.run));
      last = failed.at(-1)!.broke;
    }
    if (candidate === schedule) counted = { failed: counted.failed + failed.length, of: counted.of + seen.length };
    return seen.map((one) => one.broke.length > 0);
  };
  // What it takes to be sure of it, and of its faults alone, at once: several stacks have something to do then.
  const once = repeatsToBeSure(before.failed, before.of);
  const alone = eachAlone(schedule).flatMap((one) => repeatsOf(one, 0, repeatsToBeSure(0, 0)));
  await engine.try([...repeatsOf(schedule, before.of, once), ...alone]);
  const shrunk = await shrinkSchedule(schedule, attempt, shrinking, before);
  if (shrunk === null) return { schedule, broke: last, ...counted, alone: [], shown };
  const smallest = shrunk.schedule.second === null ? { schedule, repeats: counted } : shrunk;
  return { schedule: smallest.schedule, broke: last, ...smallest.repeats, alone: shrunk.alone, shown };
}
