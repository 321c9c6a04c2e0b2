/** The findings of an exploration while they are being repaired: which repair is tried next on which rows, and which was best. */

import { distinct } from '../model/distinct.ts';
import type { Exploration, ExploreFinding, Mend } from '../model/exploration.ts';
import { repairsFor } from './catalogue.ts';
import { outcomeOf, type RepairOutcome } from './outcome.ts';
import { type Proposal, proposalOf, type Repairable } from './proposal.ts';
import type { RepairSet } from './repair.ts';
import { keysOf, wasRed } from './rows-again.ts';

/** What may help against one finding, the smallest first. */
export interface Mending {
  readonly finding: ExploreFinding;
  /** Its rows, as they are tried again. */
  readonly keys: readonly string[];
  readonly options: readonly Option[];
}

export interface Option {
  readonly repairs: RepairSet;
  readonly proposal: Proposal;
}

/** One repair on one stack: for all findings that it may help against. */
export interface Trial extends Option {
  readonly for: readonly Mending[];
  readonly keys: readonly string[];
}

/** What came of a repair for a finding. */
export interface Attempt extends Option {
  readonly mend: Mend;
}

/** So many repairs are tried against one finding. */
const most = 3;

export const mendingsOf = (exploration: Exploration, repairable: Repairable): readonly Mending[] =>
  exploration.findings.map((finding) => {
    const red = wasRed(finding, exploration);
    const sets = repairsFor({ ...finding, ...(red !== undefined && { red }) }, repairable.project).slice(0, most);
    return {
      finding,
      keys: keysOf(finding, exploration),
      options: sets.map((repairs) => ({ repairs, proposal: proposalOf(repairs, repairable) })),
    };
  });

/** The `round`th repair of each that is still open; equal ones are tried once, on the rows of all. */
export function trialsOf(open: readonly Mending[], round: number): readonly Trial[] {
  const able = open.filter(({ options, keys }) => options[round] !== undefined && keys.length > 0);
  const groups = Map.groupBy(able, ({ options }) => JSON.stringify(options[round]!.proposal.edits));
  return [...groups.values()].map((some) => ({
    ...some[0]!.options[round]!,
    for: some,
    keys: distinct(some.flatMap(({ keys }) => keys)),
  }));
}

export const attemptOf = (
  { finding, keys }: Mending,
  { repairs, proposal }: Option,
  explorations: { readonly before: Exploration; readonly after: Exploration },
): Attempt => ({ repairs, proposal, mend: mendOf(proposal, outcomeOf(finding, keys, explorations)) });

export const mendOf = ({ sentence, patch, override }: Proposal, outcome: RepairOutcome): Mend => ({
  ...{ sentence, patch, override },
  ...outcome,
});

const words: readonly Mend['tried'][] = ['mended', 'better', 'no better', 'not tried'];

/** The best of what was tried, of equals the smallest; else what may help and was not. Null: nothing may. */
export function bestOf({ options: [first] }: Mending, attempts: readonly Attempt[]): Attempt | null {
  const ranked = words.flatMap((word) => attempts.filter(({ mend }) => mend.tried === word));
  const untried = first && { ...first, mend: mendOf(first.proposal, { tried: 'not tried', rows: [] }) };
  return ranked[0] ?? untried ?? null;
}

export const hasHelped = ({ tried }: Mend): boolean => tried === 'mended' || tried === 'better';

/** All that helped as one; null: fewer than two different ones did. */
export function togetherOf(helped: readonly Attempt[], repairable: Repairable): Option | null {
  const different = new Set(helped.map(({ proposal }) => JSON.stringify(proposal.edits)));
  if (different.size < 2) return null;
  const all = distinct(helped.flatMap(({ repairs }) => repairs.map((one) => JSON.stringify(one))));
  const repairs = all.map((one) => JSON.parse(one) as RepairSet[number]);
  return { repairs, proposal: proposalOf(repairs, repairable) };
}

/** Of all findings together: the worst that came of any. */
export function outcomeTogether(outcomes: readonly RepairOutcome[]): RepairOutcome {
  const tried = words.findLast((word) => outcomes.some((one) => one.tried === word)) ?? 'not tried';
  const rows = outcomes.flatMap((one) => one.rows);
  return { tried, rows: rows.filter(({ key }, index) => rows.findIndex((one) => one.key === key) === index) };
}
