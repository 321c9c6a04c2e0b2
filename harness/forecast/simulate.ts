/** One experiment on one target, again and again: what came of it and of those whose checks ask it, and after how long. */
import { advance, settle } from '../engine/sim/fleet/advance.ts';
import { change, type Fleet, health, makeFleet, platform as platformCode, status } from '../engine/sim/fleet/fleet.ts';
import { needsOf } from '../engine/sim/fleet/graph.ts';
import { backOffAfter } from '../engine/sim/fleet/kubernetes.ts';
import { dueOf } from '../engine/sim/fleet/pending.ts';
import type { Profile } from '../engine/sim/fleet/profile.ts';
import { downtime, good } from '../engine/sim/fleet/served.ts';
import type { EngineRules } from '../engine/sim/rules.ts';
import type { Platform } from '../model/forecast.ts';
import { backOff } from '../prediction/restart.ts';
import type { Standing } from '../prediction/standing.ts';
import type { FaultModel } from './fault-model.ts';

export interface SimulationInput {
  /** The target first, then all that depend on it; and who asks whom: see `Cast`. */
  readonly profiles: readonly Profile[];
  readonly edges: readonly number[];
  readonly platform: Platform;
  readonly rules: EngineRules;
  readonly faultModel: FaultModel;
  /** How the target stands with its restart policy; left out: it was started long ago. */
  readonly standing?: Standing;
  /** Milliseconds; null: the fault is momentary. */
  readonly hold: number | null;
  readonly recovery: number;
  /** See `PlannedExperiment.phase`. */
  readonly phase: number | null;
  readonly repeats: number;
  readonly seed: string;
}

/** Milliseconds from the injection, one place for each repeat; infinite: it did not come in the windows. */
export interface Simulated {
  readonly detection: Float64Array;
  readonly engineRecovery: Float64Array;
  readonly recovery: Float64Array;
  readonly downtime: Float64Array;
  /** From the end of a held fault, one place for each repeat in which nobody had healed before. */
  readonly engineAfterEnd: Float64Array;
  readonly usersAfterEnd: Float64Array;
  /** Of all repeats together. */
  readonly restarts: number;
  /** Of those behind the target, in their order: the same. */
  readonly others: readonly { readonly detection: Float64Array; readonly restarts: number }[];
}

const never = Number.POSITIVE_INFINITY;

/** What one repeat has told so far. */
interface Story {
  detected: number;
  back: number;
  starts: number;
}

export function simulate(input: SimulationInput): Simulated {
  const { profiles, repeats, faultModel, hold, recovery, phase } = input;
  const stories = profiles.map((): Story => ({ detected: never, back: never, starts: 0 }));
  const [story, ...beside] = stories as [Story, ...Story[]];
  const fleet = fleetFor(input, stories);
  const until = (hold ?? 0) + recovery;
  const times = (): Float64Array => new Float64Array(repeats).fill(never);
  const seen = { detection: times(), engineRecovery: times(), recovery: times(), downtime: times() };
  const [engineAfterEnd, usersAfterEnd] = [times(), times()];
  const others = beside.map(() => ({ detection: times(), restarts: 0 }));
  const go = beside.length === 0 ? goAlone : goTogether;
  let [restarts, ends] = [0, 0];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    begin(fleet, stories);
    if (input.standing !== undefined) stand(fleet, input.standing, input.platform);
    faultModel.inject(fleet, phase);
    go(fleet, hold ?? until, story, faultModel);
    seen.detection[repeat] = story.detected;
    seen.engineRecovery[repeat] = story.back;
    seen.recovery[repeat] = Math.max(0, good(fleet, 0));
    if (hold !== null && faultModel.revert !== null && !(story.back <= hold && good(fleet, 0) <= hold)) {
      // What it never left, to the engine's knowledge, it need not come back to; a pause it knows of without being told.
      const wasAway = story.detected < never || fleet.health[0] === health.unhealthy;
      faultModel.revert(fleet, hold);
      go(fleet, until, story, faultModel);
      engineAfterEnd[ends] = wasAway || story.detected < never ? story.back - hold : 0;
      usersAfterEnd[ends] = Math.max(0, good(fleet, 0) - hold);
      ends += 1;
    }
    seen.downtime[repeat] = downtime(fleet, 0, until);
    restarts += story.starts;
    for (let place = 0; place < beside.length; place += 1) {
      others[place]!.detection[repeat] = beside[place]!.detected;
      others[place]!.restarts += beside[place]!.starts;
    }
  }
  const after = { engineAfterEnd: engineAfterEnd.subarray(0, ends), usersAfterEnd: usersAfterEnd.subarray(0, ends) };
  return { ...seen, ...after, restarts, others };
}

function fleetFor({ profiles, edges, platform, rules, seed }: SimulationInput, stories: readonly Story[]): Fleet {
  const tell = (i: number, what: number, at: number): void => {
    const story = stories[i]!;
    if (what === change.unhealthy || what === change.died) {
      if (at < story.detected) story.detected = at;
      story.back = never;
    } else if (what === change.healthy) story.back = at;
    else if (what === change.started) {
      story.starts += 1;
      story.back = profiles[i]!.checked ? never : at;
    }
  };
  return makeFleet({
    seed,
    profiles,
    profile: Uint32Array.from(profiles.keys()),
    rules,
    platform: platformCode[platform],
    needs: edges.length === 0 ? null : needsOf(profiles.length, Uint32Array.from(edges)),
    tell,
  });
}

/** Everybody is well, and nothing has been told. */
function begin(fleet: Fleet, stories: readonly Story[]): void {
  for (let i = 0; i < stories.length; i += 1) {
    const story = stories[i]!;
    settle(fleet, i);
    story.detected = never;
    story.back = never;
    story.starts = 0;
  }
}

/** Of a life that may be short or long, the back-off of the short one; the policy forgets it by the length of the life itself. */
function stand(fleet: Fleet, { restarts, inRow, life }: Standing, on: Platform): void {
  fleet.restartCount[0] = restarts;
  if (on === 'kubernetes') fleet.backOff[0] = backOffAfter(restarts);
  else if (inRow > 0) fleet.backOff[0] = backOff(inRow);
  if (Number.isFinite(life.min)) fleet.startedAt[0] = -life.min;
}

/** Until there, or until all is well and nothing more can come. */
function goAlone(fleet: Fleet, until: number, story: Story, faultModel: FaultModel): void {
  while (dueOf(fleet, 0) <= until) {
    advance(fleet, 0);
    if (story.back < never && fleet.mode[0] === 0 && fleet.status[0] === status.running && restful(fleet, faultModel))
      return;
  }
}

/** Until there, or until everybody sleeps. They are few: the next is found by going through all. */
function goTogether(fleet: Fleet, until: number): void {
  for (;;) {
    let next = 0;
    for (let i = 1; i < fleet.size; i += 1) if (dueOf(fleet, i) < dueOf(fleet, next)) next = i;
    if (dueOf(fleet, next) > until) return;
    advance(fleet, next);
  }
}

/** Nothing is wrong any more, and nobody is on the way to end the process. */
const restful = (fleet: Fleet, faultModel: FaultModel): boolean =>
  fleet.lifeDue[0] === never && (fleet.checkDue[0] === never || !faultModel.touchesUsers || good(fleet, 0) < never);
