/** Predictions for faults that happen in an instant: a process ends, and perhaps a policy starts it again. */
import type { Bound } from '../model/bound.ts';
import { listText } from '../model/count-text.ts';
import { secondsText } from '../model/duration-text.ts';
import type { MomentaryFault } from '../model/fault.ts';
import { isFinal, type MomentaryEffect } from '../model/fault-effect.ts';
import { effectOf } from '../model/fault-traits.ts';
import type { Prediction } from '../model/plan.ts';
import { restartText } from '../model/settings.ts';
import type { ServiceName } from '../model/stack.ts';
import { type DurationRange, milliseconds, range, seconds } from '../model/time.ts';
import type { EngineCosts } from './costs.ts';
import type { KnownService } from './known-service.ts';
import { addRanges, exactly } from './ranges.ts';
import { backOff, type Death, deathToStart, restartsOn } from './restart.ts';
import { nextInRow, type Standing } from './standing.ts';
import { comesBack, heldUp, stops, unlessHeeded } from './way-back.ts';

export function predictMomentary(
  fault: MomentaryFault,
  target: KnownService,
  costs: EngineCosts,
  standing: Standing,
): Prediction {
  const effect = effectOf(fault);
  switch (effect.is) {
    case 'untouched':
      return { detection: null, engineRecovery: null, userRecovery: null, why: 'nothing is done' };
    case 'dead': {
      const died = endOf(effect, costs);
      return afterDeath({ by: 'itself', code: effect.code }, died, target, costs, standing);
    }
    case 'killed':
      return predictKill(effect.signal, target, costs);
    case 'restarted':
      return startedAnew(target, costs, exactly(milliseconds(0)), "an operator's restart: a stop, then a start");
    case 'childless':
      return {
        detection: null,
        engineRecovery: null,
        userRecovery: null,
        why: `what the first process of ${target.name} does when its children end is in no setting`,
      };
    case 'restartedTogether':
      return amongOthers(effect.alongside, target, costs);
    case 'recreated':
      return startedAnew(target, costs, upTakes, 'a stop, a removal, then an up by Compose');
  }
}

/** An answer may be on its way while the process leaves. A command of ours may end some time after the process that it ended. */
const answerOnItsWay = 20;

function endOf({ by }: Extract<MomentaryEffect, { is: 'dead' }>, { teardown, call }: EngineCosts): DurationRange {
  if (by === 'signal') return teardown;
  const before = by === 'route' ? answerOnItsWay : call.max;
  return range(milliseconds(Math.max(0, teardown.min - before)), milliseconds(teardown.max + call.max));
}

function afterDeath(
  death: Death,
  died: DurationRange,
  target: KnownService,
  costs: EngineCosts,
  standing: Standing,
): Prediction {
  const detection = heldUp(died, costs);
  const policy = restartText(target.restart);
  if (!restartsOn(target.restart, death, standing.restarts)) {
    const how = death.by === 'itself' ? `exit code ${death.code}` : 'a death through the engine';
    const why = restartsOn(target.restart, death)
      ? `restart: ${policy} has used up its restarts`
      : `restart: ${policy} does not restart after ${how}`;
    return { detection, engineRecovery: null, userRecovery: null, never: ['engineRecovery', 'userRecovery'], why };
  }
  const n = nextInRow(standing);
  // How much later, or sooner, than its own clean-up the death is reported, the start comes as well.
  const started = range(
    milliseconds(Math.max(0, deathToStart(n.min, costs).min + died.min - costs.teardown.min)),
    milliseconds(deathToStart(n.max, costs).max + died.max - costs.teardown.max),
  );
  const back = comesBack(target, started, costs);
  const waits = n.min === n.max ? secondsText(backOff(n.max)) : `0.1 s or ${secondsText(backOff(n.max))}`;
  return {
    detection,
    ...back,
    why: `restart: ${policy} waits ${waits} before its ${ordinal(standing.restarts)} restart${back.why}`,
  };
}

const ordinal = (restarts: number): string => ['first', 'second', 'third'][restarts] ?? `${restarts + 1}th`;

function predictKill(signal: string, target: KnownService, costs: EngineCosts): Prediction {
  const cancelled = `the engine's kill cancels restart: ${restartText(target.restart)}`;
  if (isFinal(signal)) {
    return {
      detection: heldUp(costs.teardown, costs),
      engineRecovery: null,
      userRecovery: null,
      never: ['engineRecovery', 'userRecovery'],
      why: `${cancelled}; nothing starts ${target.name} again`,
    };
  }
  const open = `whether ${target.name} ends on ${signal} depends on its own handler, and ${cancelled}`;
  return { detection: null, engineRecovery: null, userRecovery: null, why: open };
}

function amongOthers(others: readonly ServiceName[], target: KnownService, costs: EngineCosts): Prediction {
  if (others.length === 0) return startedAnew(target, costs, exactly(milliseconds(0)), 'a stop, then a start');
  return {
    detection: unlessHeeded(stops(target, costs), target, costs),
    engineRecovery: null,
    userRecovery: null,
    why: `whether ${target.name} comes up while ${listText(others)} ${others.length === 1 ? 'does' : 'do'} is in no setting`,
  };
}

/** Compose reads the project and compares it with what is there; an address that is kept from it takes a container more. */
const upTakes = range(milliseconds(200), seconds(4));

/** `between`: from the end of the old process to the order to start the new one. */
function startedAnew(target: KnownService, costs: EngineCosts, between: DurationRange, how: string): Prediction {
  const ending = stops(target, costs);
  const back = comesBack(target, addRanges(ending, between, costs.start), costs);
  const detection: Bound = unlessHeeded(ending, target, costs);
  const { engineRecovery, userRecovery, why } = back;
  return {
    detection,
    engineRecovery: unlessHeeded(engineRecovery, target, costs),
    userRecovery: unlessHeeded(userRecovery, target, costs),
    why: `${how}${why}`,
  };
}
