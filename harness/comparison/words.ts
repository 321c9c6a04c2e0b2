/** The verbs and figures of a comparison's sentences. */
import type { Quantity } from '../model/comparison-plan.ts';
import { lowerRatio, upperRatio } from '../model/rounding.ts';

/** What a variant does, by quantity. */
export const verb: Readonly<Record<Quantity, { readonly does: string; readonly to: string; readonly title: string }>> =
  {
    detection: { does: 'notices', to: 'to notice', title: 'time to detect, by the engine' },
    recovery: { does: 'is back for users', to: 'to be back for users', title: 'time to recover, for users' },
    engineRecovery: {
      does: 'is running and healthy',
      to: 'to be running and healthy',
      title: 'time to recover, by the engine',
    },
    downtime: { does: 'fails users', to: 'in which users fail', title: 'downtime, for users' },
  };

/** `1.48 … 1.52`, outwards. */
export const intervalText = (min: number, max: number): string => `${lowerRatio(min)} … ${upperRatio(max)}`;

/** A variant's name in a sentence: in quotes where it is more than one word. */
export const named = (variant: string): string => (/^[\w.-]+$/.test(variant) ? variant : `‘${variant}’`);
