/** One experiment on one target, again and again: what came, and after how long. */
import { advance, settle } from '../engine/sim/fleet/advance.ts';
import { change, type Fleet, health, makeFleet, platform as platformCode, status } from '../engine/sim/fleet/fleet.ts';
import { dueOf } from '../engine/sim/fleet/pending.ts';
import type { Profile } from '../engine/sim/fleet/profile.ts';
import { downtime, good } from '../engine/sim/fleet/served.ts';
import type { EngineRules } from '../engine/sim/rules.ts';
import type { Platform } from '../model/forecast.ts';
import type { Script } from './script.ts';

export interface SimulationInput {
  readonly profile: Profile;
  readonly platform: Platform;
  readonly rules: EngineRules;
  readonly script: Script;
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
}

const never = Number.POSITIVE_INFINITY;

/** What one repeat has told so far. */
interface Story {
  detected: number;
  back: number;
  starts: number;
}

export function simulate(input: SimulationInput): Simulated {
  const { repeats, script, hold, recovery, phase } = input;
  const story: Story = { detected: never, back: never, starts: 0 };
  const fleet = fleetFor(input, story);
  const until = (hold ?? 0) + recovery;
  const times = (): Float64Array => new Float64Array(repeats).fill(never);
  const seen = { detection: times(), engineRecovery: times(), recovery: times(), downtime: times() };
  const [engineAfterEnd, usersAfterEnd] = [times(), times()];
  let [restarts, ends] = [0, 0];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    settle(fleet, 0);
    story.detected = never;
    story.back = never;
    story.starts = 0;
    script.inject(fleet, phase);
    go(fleet, story, script, hold ?? until);
    seen.detection[repeat] = story.detected;
    seen.engineRecovery[repeat] = story.back;
    seen.recovery[repeat] = Math.max(0, good(fleet, 0));
    if (hold !== null && script.revert !== null && !(story.back <= hold && good(fleet, 0) <= hold)) {
      // What it never left, to the engine's knowledge, it need not come back to; a pause it knows of without a word.
      const wasAway = story.detected < never || fleet.health[0] === health.unhealthy;
      script.revert(fleet, hold);
      go(fleet, story, script, until);
      engineAfterEnd[ends] = wasAway || story.detected < never ? story.back - hold : 0;
      usersAfterEnd[ends] = Math.max(0, good(fleet, 0) - hold);
      ends += 1;
    }
    seen.downtime[repeat] = downtime(fleet, 0, until);
    restarts += story.starts;
  }
  const after = { engineAfterEnd: engineAfterEnd.subarray(0, ends), usersAfterEnd: usersAfterEnd.subarray(0, ends) };
  return { ...seen, ...after, restarts };
}

function fleetFor({ profile, platform, rules, seed }: SimulationInput, story: Story): Fleet {
  const tell = (i: number, what: number, at: number): void => {
    if (what === change.unhealthy || what === change.died) {
      if (at < story.detected) story.detected = at;
      story.back = never;
    } else if (what === change.healthy) story.back = at;
    else if (what === change.started) {
      story.starts += 1;
      story.back = fleet.profiles[fleet.profile[i]!]!.checked ? never : at;
    }
  };
  const fleet = makeFleet({
    seed,
    profiles: [profile],
    profile: new Uint32Array(1),
    rules,
    platform: platformCode[platform],
    tell,
  });
  return fleet;
}

/** Until there, or until all is well and nothing more can come. */
function go(fleet: Fleet, story: Story, script: Script, until: number): void {
  while (dueOf(fleet, 0) <= until) {
    advance(fleet, 0);
    if (story.back < never && fleet.mode[0] === 0 && fleet.status[0] === status.running && restful(fleet, script))
      return;
  }
}

/** Nothing is wrong any more, and nobody is on the way to end the process. */
const restful = (fleet: Fleet, script: Script): boolean =>
  fleet.lifeDue[0] === never && (fleet.lookDue[0] === never || !script.touchesUsers || good(fleet, 0) < never);
