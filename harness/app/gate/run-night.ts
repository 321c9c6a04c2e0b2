/** A planned night: everything is measured, what is alarming is compared with what was accepted, and what is confirmed is searched for. */
import { designNight } from '../../design/night.ts';
import { type Alarm, alarmOf } from '../../gate/alarm.ts';
import { confirmationPlan } from '../../gate/confirmation.ts';
import { controlObstacle } from '../../gate/controls.ts';
import { otherLines } from '../../gate/nights.ts';
import type { Failure } from '../../model/failure.ts';
import type { History } from '../../model/history.ts';
import type { NightFacts, ScenarioFacts } from '../../model/night.ts';
import { times } from '../../model/time.ts';
import { asFailureError } from '../harness-failure.ts';
import type { NightPlan, PlannedScenario } from './night-plan.ts';
import type { NightWorld } from './night-world.ts';
import { nightEnded, runExplorations } from './run-explorations.ts';
import { leftOutFacts, scenarioFacts } from './scenario-facts.ts';
import { searchCommit } from './search-commit.ts';

export interface NightStamp {
  /** Milliseconds since 1970 UTC at its beginning. */
  readonly wall: number;
  readonly version: string;
}

/** The facts of the night, whatever happened in it. */
export async function runNight(
  plan: NightPlan,
  history: History,
  world: NightWorld,
  { wall, version }: NightStamp,
): Promise<NightFacts> {
  const scenarios: ScenarioFacts[] = [];
  const left: string[] = [];
  const failures: Failure[] = [];
  for (const [index, planned] of plan.scenarios.entries()) {
    if (world.signal.aborted || failures.length > 0) {
      scenarios.push(leftOutFacts({ ...planned, leftOut: 'the night ended before' }, plan.seed));
      continue;
    }
    const late = planned.leftOut ?? outOfTime(planned, plan, world);
    if (late !== null) {
      scenarios.push(leftOutFacts({ ...planned, leftOut: late }, plan.seed));
      continue;
    }
    world.progress({ type: 'scenario.began', planned });
    const measured = await measureScenario(planned, `${plan.seed}-${index}`, plan, world).catch(
      notMeasured(planned, plan),
    );
    left.push(...measured.left);
    failures.push(...measured.failures);
    const whole = !world.signal.aborted && failures.length === 0 && planned.role === 'scenario';
    // Without its controls the night says nothing, whatever a comparison would add.
    const usable = whole && controlObstacle(scenarios.filter((one) => one.role !== 'scenario')) === null;
    scenarios.push(usable ? await withAnswers(planned, measured.facts, { plan, history, world }) : measured.facts);
  }
  const explored = await runExplorations(plan, whyIdle(scenarios, failures), world);
  left.push(...explored.left);
  failures.push(...explored.failures);
  const { explorations } = explored;
  const { night, run, suite, seed, command, repeats, budget, planned, shard } = plan;
  return {
    schema: 'resilience.night/1',
    ...{ night, run, suite, wall, version, command, seed, repeats, budget, planned, shard },
    ...{ scenarios, explorations },
    duration: world.elapsed(),
    engine: world.engine(),
    ending: failures.length > 0 ? 'aborted' : world.signal.aborted ? 'interrupted' : 'completed',
    leftovers: left,
    failures,
  };
}

/** Why nothing is explored: an exploration says as little as the scenarios do. Null: it is. */
function whyIdle(scenarios: readonly ScenarioFacts[], failures: readonly Failure[]): string | null {
  if (failures.length > 0) return nightEnded;
  const obstacle = controlObstacle(scenarios.filter((one) => one.role !== 'scenario'));
  return obstacle === null ? null : 'left out: a control did not come out as it must';
}

/** What went before may have taken longer than was predicted. */
function outOfTime(
  { runLength, repeats, role }: PlannedScenario,
  { budget, explorations }: NightPlan,
  world: NightWorld,
): string | null {
  if (budget === null || role !== 'scenario') return null;
  const own = budget - (explorations?.reserved ?? 0);
  if (world.elapsed() + times(runLength, repeats) <= own * overrun) return null;
  return 'what went before took longer than predicted, and the budget leaves no time for it';
}

/** So far a night may exceed its budget before work is left out: a prediction is none to the minute. */
const overrun = 1.1;

interface MeasuredFacts {
  readonly facts: ScenarioFacts;
  /** What its runs left behind. */
  readonly left: readonly string[];
  /** After which no other scenario can do better. */
  readonly failures: readonly Failure[];
}

async function measureScenario(
  planned: PlannedScenario,
  seed: string,
  plan: NightPlan,
  world: NightWorld,
): Promise<MeasuredFacts> {
  const design = designNight({ ...planned, jobs: plan.jobs, seed, command: plan.command });
  const { scenario } = planned.plan;
  // The parts of several machines come to lie beside each other.
  const folder = plan.shard === null ? scenario : `shard-${plan.shard.index}/${scenario}`;
  const host = world.watchHost();
  const from = world.elapsed();
  const measured = await world.measure(design, folder);
  const took = world.elapsed() - from;
  return {
    facts: scenarioFacts({ planned, design, measured, host: host(), took: took as ScenarioFacts['took'], folder }),
    left: measured.left,
    failures: measured.ended.ending === 'aborted' ? measured.ended.failures : [],
  };
}

/** A disk that is full, as a rule: what was measured before is not lost with it. */
const notMeasured =
  (planned: PlannedScenario, { seed }: NightPlan) =>
  (error: unknown): MeasuredFacts => {
    const { failures } = asFailureError(error);
    return { facts: leftOutFacts({ ...planned, leftOut: failures[0]!.message }, seed), left: [], failures };
  };

interface Answering {
  readonly plan: NightPlan;
  readonly history: History;
  readonly world: NightWorld;
}

/** With the comparison that its alarm asks for, and the commit of what that confirms. */
async function withAnswers(
  planned: PlannedScenario,
  facts: ScenarioFacts,
  { plan, history, world }: Answering,
): Promise<ScenarioFacts> {
  const alarm: Alarm | null = plan.confirm ? alarmOf(facts, otherLines(history.get(facts.scenario) ?? [], plan)) : null;
  const { revision } = planned;
  if (alarm === null || revision === null) return facts;
  world.progress({ type: 'alarm', planned, because: alarm.because });
  const { accepted } = alarm;
  const seed = `${facts.seed}-ab`;
  const effort = confirmationPlan;
  const asked = { planned, accepted, tonight: revision, alarm, effort, seed, folder: `${facts.folder}/confirm` };
  const comparison = await world.compare(asked);
  world.progress({ type: 'compared', planned, comparison });
  if (!plan.bisect || world.signal.aborted) return { ...facts, comparison };
  const bisection = await searchCommit({ ...asked, comparison, folder: `${facts.folder}/bisect` }, world);
  return { ...facts, comparison, bisection };
}
