/** How a container of a fleet starts, dies and is started again: by Docker's restart policy, Swarm or a kubelet. */
import { restartDelay } from '../restart-policy.ts';
import { rollUnit } from './dice.ts';
import { drawFrom } from './distribution.ts';
import {
  afterwards,
  change,
  checkStep,
  type Fleet,
  health,
  lifeStep,
  mode,
  platform,
  profileAt,
  status,
  verdict,
} from './fleet.ts';
import { startChecks } from './health-checks.ts';
import { kubernetesRestart, noticeOfExit } from './kubernetes.ts';
import { arm, restLife, scheduleLife, stopChecks } from './pending.ts';
import type { Profile } from './profile.ts';
import { goBad, goGood, isGated, wouldServe } from './served.ts';
import { apiStop, stop } from './stop.ts';
import { swarmReplacement } from './swarm.ts';

const never = Number.POSITIVE_INFINITY;

/** The next event of the container's life. */
export function advanceLife(fleet: Fleet, i: number): void {
  const now = fleet.lifeDue[i]!;
  const p = profileAt(fleet, i);
  switch (fleet.lifeStep[i]) {
    case lifeStep.death:
      // What ends by itself leaves with its own code; what was ordered to, with the one that was set then.
      die(fleet, i, now, now === fleet.endsAt[i] ? p.model.leavesWith : fleet.exitCode[i]!);
      return;
    case lifeStep.handled:
      handle(fleet, p, i, now);
      return;
    case lifeStep.cleaned:
      clean(fleet, p, i, now);
      return;
    case lifeStep.run:
      run(fleet, p, i, now);
      return;
    case lifeStep.heal:
      if (fleet.health[i] !== health.unhealthy) {
        restLife(fleet, i);
        return;
      }
      apiStop(fleet, i, now, afterwards.start);
      return;
    case lifeStep.stop:
      stop(fleet, i, now, drawFrom(fleet.dice, p.apiSignal), afterwards.policy);
      return;
  }
}

/** The first process is dead at this instant. The engine hears of it later; the monitor goes on until then. */
export function die(fleet: Fleet, i: number, now: number, code: number): void {
  if (fleet.alive[i] === 0) return;
  const p = profileAt(fleet, i);
  fleet.alive[i] = 0;
  fleet.exitCode[i] = code;
  fleet.diedAt[i] = now;
  goBad(fleet, i, now);
  // A check that waits for the app's answer is told that it will not come.
  if (
    fleet.checkStepOf[i] === checkStep.end &&
    fleet.verdict[i] === verdict.timedOut &&
    fleet.mode[i] === mode.frozen
  ) {
    fleet.verdict[i] = verdict.fail;
    fleet.checkDue[i] = now + drawFrom(fleet.dice, p.connectionLost) + drawFrom(fleet.dice, p.exitHandling);
  }
  scheduleLife(fleet, i, lifeStep.handled, now + drawFrom(fleet.dice, p.exitNotice));
}

/** The engine handles the exit: it decides, and then cleans up. */
function handle(fleet: Fleet, p: Profile, i: number, now: number): void {
  stopChecks(fleet, i);
  if (p.checked) fleet.health[i] = health.unhealthy;
  fleet.startFrom[i] = never;
  if (fleet.platform === platform.docker && fleet.then[i] === afterwards.policy) decide(fleet, p, i, now);
  scheduleLife(fleet, i, lifeStep.cleaned, now + drawFrom(fleet.dice, p.cleanup));
}

function decide(fleet: Fleet, p: Profile, i: number, now: number): void {
  const delay = restartDelay({
    policy: p.restart,
    exitCode: fleet.exitCode[i]!,
    uptime: now - fleet.startedAt[i]!,
    restartCount: fleet.restartCount[i]!,
    lastDelay: fleet.backOff[i]!,
    cancelled: fleet.cancelled[i] === 1,
    manuallyStopped: fleet.manuallyStopped[i] === 1,
  });
  if (delay === null) return;
  fleet.backOff[i] = delay;
  fleet.restartCount[i]! += 1;
  // The delay runs from the handling, so the clean-up hides the first one.
  fleet.startFrom[i] = now + delay;
}

function clean(fleet: Fleet, p: Profile, i: number, now: number): void {
  const next = fleet.then[i]!;
  const noticed = fleet.platform === platform.kubernetes ? noticeOfExit(fleet, i, now) : now;
  if (next !== afterwards.policy) fleet.tell(i, change.stopped, now);
  fleet.tell(i, change.died, noticed);
  fleet.then[i] = afterwards.policy;
  fleet.status[i] = status.exited;
  if (next === afterwards.start) {
    start(fleet, i, now);
    return;
  }
  // Swarm and a kubelet put back what was stopped without them.
  if (next === afterwards.stay && fleet.platform === platform.docker) {
    scheduleLife(fleet, i, lifeStep.none, never);
    return;
  }
  if (fleet.platform === platform.docker) {
    if (fleet.startFrom[i] === never) {
      scheduleLife(fleet, i, lifeStep.none, never);
      return;
    }
    beginStart(fleet, p, i, Math.max(now, fleet.startFrom[i]!));
    return;
  }
  const at =
    fleet.platform === platform.swarm ? swarmReplacement(fleet, p, i, now) : kubernetesRestart(fleet, p, i, noticed);
  if (at !== never) fleet.status[i] = status.restarting;
  scheduleLife(fleet, i, at === never ? lifeStep.none : lifeStep.run, at);
}

/** Through the API: marks and back-off are forgotten. */
export function start(fleet: Fleet, i: number, now: number): void {
  fleet.cancelled[i] = 0;
  fleet.manuallyStopped[i] = 0;
  fleet.backOff[i] = 0;
  fleet.restartCount[i] = 0;
  beginStart(fleet, profileAt(fleet, i), i, now);
}

function beginStart(fleet: Fleet, p: Profile, i: number, from: number): void {
  const { dice } = fleet;
  const lead = drawFrom(dice, p.startEvent);
  const cost = Math.max(lead, drawFrom(dice, p.start));
  fleet.status[i] = status.restarting;
  const every = p.model.polledEvery;
  if (every > 0 && fleet.badSince[i]! < never) {
    // The first request after the proxy opens, if there is no interface behind it yet, keeps users until it is repeated.
    const asked = from + p.proxyOpens + rollUnit(dice) * every;
    if (asked < from + cost - lead) fleet.keptUntil[i] = asked + p.neighbourRetry;
  }
  scheduleLife(fleet, i, lifeStep.run, from + cost - lead);
}

/** The process runs from this instant, and is free of what only a process remembers. */
function run(fleet: Fleet, p: Profile, i: number, now: number): void {
  const { dice } = fleet;
  fleet.status[i] = status.running;
  fleet.alive[i] = 1;
  fleet.replaced[i] = 0;
  fleet.startedAt[i] = now;
  if (fleet.cured[i] === 1) {
    fleet.mode[i] = mode.pass;
    fleet.late[i] = 0;
  }
  fleet.readyAt[i] = now + drawFrom(dice, p.model.boot);
  fleet.endsAt[i] = p.model.leavesAfter === null ? never : now + drawFrom(dice, p.model.leavesAfter);
  fleet.tell(i, change.started, now + drawFrom(dice, p.startEvent));
  startChecks(fleet, i, now, 'start');
  if (wouldServe(fleet, i) && !isGated(fleet, i)) goGood(fleet, i, fleet.readyAt[i]!);
  restLife(fleet, i);
  arm(fleet, i);
}
