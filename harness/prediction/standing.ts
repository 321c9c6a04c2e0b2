/** How a service stands with its restart policy when a fault comes: what the deaths before it have left. */
import { actionTraits } from '../model/action-traits.ts';
import type { Fault } from '../model/fault.ts';
import type { Effect } from '../model/fault-effect.ts';
import { isEndedByEngine, servicesStruck } from '../model/fault-facts.ts';
import { effectOf, isHeld } from '../model/fault-traits.ts';
import type { PlannedExperiment } from '../model/plan.ts';
import { type DurationRange, milliseconds, range } from '../model/time.ts';
import type { KnownService } from './known-service.ts';
import { backOffResetAfter, type Death, restartsOn } from './restart.ts';

export interface Standing {
  /** Restarts by the policy since the last start through the engine: what `on-failure:n` counts. */
  readonly restarts: number;
  /** Of these, how many in a row, each after a short life: the back-off doubles with them. */
  readonly inRow: number;
  /** How long the process has lived when the fault comes. */
  readonly life: DurationRange;
}

/** Started through the engine long ago. */
export const fresh: Standing = {
  restarts: 0,
  inRow: 0,
  life: range(backOffResetAfter, milliseconds(Number.POSITIVE_INFINITY)),
};

/** Which restart in a row the next would be; two where the life leaves open whether the series begins again. */
export function nextInRow({ inRow, life }: Standing): { readonly min: number; readonly max: number } {
  if (inRow === 0 || life.min >= backOffResetAfter) return { min: 1, max: 1 };
  return { min: life.max >= backOffResetAfter ? 1 : inRow + 1, max: inRow + 1 };
}

/** How much longer than planned a life may last: the stack is waited for before each experiment. */
const waiting = milliseconds(20_000);

type Before = Pick<PlannedExperiment, 'fault' | 'then' | 'baseline' | 'hold' | 'recovery'>;

/** How the target of the experiment at `index` stands, if all goes as the experiments before it are planned. */
export function standingBefore(experiments: readonly Before[], index: number, target: KnownService): Standing {
  const own = experiments[index]!;
  let standing = fresh;
  let lived = Number.POSITIVE_INFINITY;
  for (const one of experiments.slice(0, index)) {
    lived += one.baseline + (one.hold ?? 0) + one.recovery;
    if (startsAnew(one, own.fault) || isRemedied(one, own.fault)) {
      standing = fresh;
      lived = Number.POSITIVE_INFINITY;
    }
    const death = sameContainers(one.fault, own.fault) ? deathOf(one.fault) : null;
    if (death === null || isRemedied(one, own.fault)) continue;
    if (!restartsOn(target.restart, death, standing.restarts)) {
      // A container that stays down is started through the engine when the experiment is put back.
      standing = fresh;
      lived = Number.POSITIVE_INFINITY;
      continue;
    }
    const life = lifeOf(lived - one.recovery);
    standing = { restarts: standing.restarts + 1, inRow: nextInRow({ ...standing, life }).max, life };
    lived = one.recovery;
  }
  return { ...standing, life: lifeOf(lived + own.baseline) };
}

const lifeOf = (lived: number): DurationRange => range(milliseconds(lived), milliseconds(lived + waiting));

const sameContainers = (one: Fault, other: Fault): boolean => {
  if (one.target !== other.target) return false;
  const [a, b] = [one, other].map((fault) => ('replica' in fault ? fault.replica : undefined));
  return a === undefined || b === undefined || a === b;
};

function deathOf(fault: Fault): Death | null {
  const effect = effectOf(fault);
  return effect.is === 'dead' ? { by: 'itself', code: effect.code } : null;
}

/** Whether an operator has started those containers after the fault; a start does nothing to what its policy has started. */
const isRemedied = ({ fault, then }: Pick<Before, 'fault' | 'then'>, own: Fault): boolean =>
  !isHeld(fault) && then !== null && !actionTraits[then.kind].sparesWhatRuns && then.target === own.target;

/** Whether the experiment starts those containers through the engine: by its fault, by its revert, or by its action. */
function startsAnew({ fault, then }: Pick<Before, 'fault' | 'then'>, own: Fault): boolean {
  if (then !== null && then.target === own.target && isHeld(fault)) return true;
  if (!sameContainers(fault, own)) return servicesStruck(fault).includes(own.target) && fault.target !== own.target;
  return isEndedByEngine(fault) || isMendedByRestart(effectOf(fault));
}

/** Driven to it by requests, it does wrong until the revert restarts it. */
const isMendedByRestart = (effect: Effect): boolean =>
  (effect.is === 'unhealthy' && effect.flip.by === 'requests') ||
  (effect.is === 'wrong' && effect.how.by === 'requests');
