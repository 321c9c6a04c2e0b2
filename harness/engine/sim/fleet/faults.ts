/** What can be done to a container of a fleet, and what undoes it. */
import { drawFrom } from './distribution.ts';
import {
  afterwards,
  change,
  checkStep,
  type Fleet,
  health,
  lifeStep,
  mode,
  profileAt,
  status,
  verdict,
} from './fleet.ts';
import { startChecks } from './health-checks.ts';
import { die } from './life.ts';
import { arm, leavesByItself, scheduleLife, stopChecks } from './pending.ts';
import { goBad, goGood, isGated, wouldServe } from './served.ts';
import { wake } from './sleep.ts';

/** How an app goes wrong while it runs. */
export interface AppFault {
  /** What its checks find: one of `mode`. */
  readonly mode: number;
  /** Milliseconds that its answers, good or bad, come later. */
  readonly late?: number;
  /** Only the health check sees it. */
  readonly spares?: boolean;
  /** A new process is free of it. */
  readonly cured?: boolean;
  /** Of `flap`: the share of checks that fail. */
  readonly share?: number;
}

/** `phase`: see `wake`. */
export function breakApp(fleet: Fleet, i: number, now: number, fault: AppFault, phase: number | null = null): void {
  wake(fleet, i, now, phase);
  fleet.mode[i] = fault.mode;
  fleet.late[i] = fault.late ?? 0;
  fleet.spares[i] = fault.spares === true ? 1 : 0;
  fleet.cured[i] = fault.cured === false ? 0 : 1;
  fleet.flapShare[i] = fault.share ?? 0;
  if (!wouldServe(fleet, i)) goBad(fleet, i, now);
}

/** The app is well again, in the same process. What waited for a frozen one is answered now. */
export function mendApp(fleet: Fleet, i: number, now: number): void {
  const p = profileAt(fleet, i);
  const frozen = fleet.mode[i] === mode.frozen;
  fleet.mode[i] = mode.pass;
  fleet.late[i] = 0;
  if (frozen && fleet.checkStepOf[i] === checkStep.end && fleet.verdict[i] === verdict.timedOut) {
    const answered = now + p.takesAfter;
    if (answered <= fleet.probeLimit[i]!) {
      fleet.verdict[i] = verdict.pass;
      fleet.checkDue[i] = answered + drawFrom(fleet.dice, p.exitHandling);
      arm(fleet, i);
    }
  }
  // A SIGTERM that was waiting is handled.
  const told = fleet.lifeStep[i] === lifeStep.death && !leavesByItself(fleet, i);
  if (frozen && told && p.model.endsOnTerm) scheduleLife(fleet, i, lifeStep.death, now);
  serveAgain(fleet, i, now);
}

function serveAgain(fleet: Fleet, i: number, now: number): void {
  const closed = isGated(fleet, i) && fleet.health[i] !== health.healthy;
  if (wouldServe(fleet, i) && !closed && fleet.servedFrom[i]! > now) goGood(fleet, i, Math.max(now, fleet.readyAt[i]!));
}

/** The first process ends by itself, or by a signal from outside the engine. */
export function crash(fleet: Fleet, i: number, now: number, code = 137, phase: number | null = null): void {
  wake(fleet, i, now, phase);
  die(fleet, i, now, code);
}

/** The engine's kill, which cancels the restart policy. */
export function apiKill(fleet: Fleet, i: number, now: number): void {
  if (fleet.alive[i] === 0) return;
  const delay = drawFrom(fleet.dice, profileAt(fleet, i).apiSignal);
  fleet.cancelled[i] = 1;
  fleet.manuallyStopped[i] = 1;
  fleet.exitCode[i] = 137;
  fleet.then[i] = afterwards.policy;
  fleet.tell(i, change.signalled, now + delay);
  wake(fleet, i, now);
  scheduleLife(fleet, i, lifeStep.death, now + delay);
}

/** The monitor is off: it reads unhealthy, and no event is sent. */
export function pause(fleet: Fleet, i: number, now: number): void {
  if (fleet.status[i] !== status.running) return;
  fleet.status[i] = status.paused;
  stopChecks(fleet, i);
  if (profileAt(fleet, i).checked) fleet.health[i] = health.unhealthy;
  goBad(fleet, i, now);
}

export function unpause(fleet: Fleet, i: number, now: number): void {
  if (fleet.status[i] !== status.paused) return;
  fleet.status[i] = status.running;
  startChecks(fleet, i, now, 'unpause');
  serveAgain(fleet, i, now);
}
