/** What an operator does about a fault, in words. */
import { type ActionTraits, actionTraits } from './action-traits.ts';
import type { Action, Fault } from './fault.ts';
import { isHeld } from './fault-traits.ts';

/** Whatever it is done about: `restart of app`, `up of api`. The row is of the action's kind by the type of the table. */
export const actionText = (action: Action): string => (actionTraits[action.kind] as ActionTraits<Action>).label(action);

/** `restart of app`, `re-creation of api`: as a remedy, an `up` takes down first what is there. */
export const actionLabel = (action: Action, fault: Fault): string =>
  actionTraits[action.kind].byUp && !isHeld(fault) ? `re-creation of ${action.target}` : actionText(action);

/** What an operator calls it, of the fault's target: `restart`; of another: `restart of app`. */
export const operatorsWord = (action: Action, fault: Fault): string => {
  const label = actionLabel(action, fault);
  return action.target === fault.target ? label.slice(0, label.indexOf(' ')) : label;
};
