/** What is weak about a check, as the catalogue of repairs calls it. */
import type { CheckVerdict } from '../model/checkup.ts';
import type { Weakness } from '../model/exploration.ts';

/** Null: there is nothing to change, or nothing is known that would help. */
export const weaknessOf: Readonly<Record<CheckVerdict, Weakness | null>> = {
  'cannot fail': 'check cannot fail',
  blind: 'blind check',
  'cries wolf': 'check cries wolf',
  early: 'early green',
  late: null,
  costly: 'costly check',
  unknown: null,
  truthful: null,
};

/** Whether a change made it truthful, or at least less bad. */
export function wordOf(before: CheckVerdict, after: CheckVerdict): 'mended' | 'better' | 'no better' {
  if (after === 'truthful') return 'mended';
  return badness.indexOf(after) > badness.indexOf(before) ? 'better' : 'no better';
}

/** What is not known is no better than anything. */
const badness: readonly CheckVerdict[] = ['unknown', 'cannot fail', 'blind', 'cries wolf', 'early', 'late', 'costly'];
