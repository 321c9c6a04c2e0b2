/** Changes of checks that are not truthful: each is applied to the user's own files, and its check is tried again. */

import { resolve } from 'node:path';
import { type Semaphore, semaphore } from '../../campaign/semaphore.ts';
import { withoutChecks } from '../../checkup/never-green.ts';
import { weaknessOf, wordOf } from '../../checkup/weakness-of.ts';
import type { Edit } from '../../compose-file/edit.ts';
import { repairsFor } from '../../mend/catalogue.ts';
import { type Proposal, proposalOf, type Repairable } from '../../mend/proposal.ts';
import type { CheckRepair, CheckResult } from '../../model/checkup.ts';
import { FailureError } from '../../model/failure.ts';
import { mergeOverrides } from '../../model/merge-overrides.ts';
import { socketOf } from '../compare-variants.ts';
import { patchedStack } from '../patched-stack.ts';
import { writeText } from '../write-text.ts';
import type { CheckupBase } from './checkup-world.ts';
import type { LearnedEntries } from './learn-entries.ts';
import { type MeasureWishes, measureChecks } from './measure-checks.ts';
import type { EndedRun } from './rest-run.ts';
import { resultOf } from './result-of.ts';

/** So many changes of one check are tried at the most, until one mends it. */
const most = 2;

export interface RepairedChecks {
  readonly checks: readonly CheckResult[];
  /** All that made a check better, as one; null: nothing did. */
  readonly patch: string | null;
  readonly runs: readonly EndedRun[];
}

interface Tried {
  readonly repair: CheckRepair | null;
  readonly edits: readonly Edit[];
}

/** As many at a time as there are stacks side by side. An abort leaves the rest untried. Returns when no stack is up any more, whatever happened. */
export async function repairChecks(
  checks: readonly CheckResult[],
  learned: LearnedEntries,
  wishes: Pick<MeasureWishes, 'dependencies'>,
  repairable: Repairable,
  base: CheckupBase,
): Promise<RepairedChecks> {
  const gate = semaphore(base.options.jobs);
  const runs: EndedRun[] = [];
  const changes = checks.map(async (check): Promise<Tried> => {
    const weakness = weaknessOf[check.verdict];
    if (weakness === null) return { repair: null, edits: [] };
    const { service } = check;
    const sets = repairsFor({ weakness, service, edge: null }, repairable.project).slice(0, most);
    const proposals = sets.map((set) => proposalOf(set, repairable)).filter((one) => one.edits.length > 0);
    let best: Tried = untried(check, proposals[0]);
    for (const [index, proposal] of proposals.entries()) {
      if (!base.options.mend || base.interruption.signal.aborted) break;
      const folder = `changes/${service}-${index + 1}`;
      const again = await throughGate(gate, base, () =>
        tryChange(check, proposal, { learned, wishes, repairable, folder }, base),
      );
      if (again === null) break;
      runs.push(...again.runs);
      if (best.repair?.after == null || again.repair.tried === 'mended' || best.repair.tried === 'no better')
        best = { repair: again.repair, edits: proposal.edits };
      if (best.repair?.tried === 'mended') break;
    }
    return best;
  });
  await Promise.allSettled(changes);
  const tried = await Promise.all(changes);
  const good = tried.filter(({ repair }) => repair?.tried === 'mended' || repair?.tried === 'better');
  return {
    checks: checks.map((one, index) => ({ ...one, repair: tried[index]!.repair })),
    patch: good.length === 0 ? null : repairable.written.patchOfAll(good.map((one) => one.edits)),
    runs,
  };
}

/** Null: it was interrupted, and nothing of it is up any more. */
async function throughGate<T>(
  gate: Semaphore,
  { interruption }: CheckupBase,
  work: () => Promise<T>,
): Promise<T | null> {
  const { signal } = interruption;
  try {
    const leave = await gate.enter(signal);
    try {
      return await work();
    } finally {
      leave();
    }
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

function untried({ verdict, why }: CheckResult, proposal: Proposal | undefined): Tried {
  if (proposal === undefined) return { repair: null, edits: [] };
  const { sentence, patch, edits } = proposal;
  return { repair: { sentence, patch, tried: 'not tried', before: { verdict, why }, after: null }, edits };
}

interface Change {
  readonly learned: LearnedEntries;
  readonly wishes: Pick<MeasureWishes, 'dependencies'>;
  readonly repairable: Repairable;
  readonly folder: string;
}

async function tryChange(
  { service, verdict, why }: CheckResult,
  proposal: Proposal,
  { learned, wishes, repairable, folder }: Change,
  base: CheckupBase,
): Promise<{ readonly repair: CheckRepair; readonly runs: readonly EndedRun[] }> {
  const { sentence, patch } = proposal;
  const before = { verdict, why };
  base.world.progress(`trying a change of the check of ${service}: ${sentence}`);
  const off = new Map([...learned.off].filter(([name]) => name !== service));
  const { stack: patched, files } = patchedStack(base.stack, proposal, {
    ...{ written: repairable.written, folder: resolve(base.directory.path, folder), socket: socketOf(base.machine) },
  });
  for (const [file, text] of files) await writeText(file, text);
  const services = [...learned.off.values()][0]?.run.plan.services ?? [];
  const overrides = mergeOverrides(base.stack.overrides, withoutChecks([...off.keys()], services));
  const stack = { ...patched, services: learned.stack.services, overrides };
  try {
    const asked = learned.asked;
    const measured = await measureChecks({ stack, asked, off }, { ...wishes, folder, only: [service] }, base);
    const [one] = measured.checks;
    const result = one === undefined ? null : resultOf(one, base);
    const failed = measured.runs.flatMap(({ analysis }) => analysis.failures)[0];
    const after =
      result === null || failed !== undefined
        ? { verdict: 'unknown' as const, why: failed?.message ?? 'it was not seen' }
        : { verdict: result.verdict, why: result.why };
    return { repair: { sentence, patch, tried: wordOf(verdict, after.verdict), before, after }, runs: measured.runs };
  } catch (error) {
    if (!(error instanceof FailureError) || base.interruption.signal.aborted) throw error;
    const after = { verdict: 'unknown' as const, why: error.failures[0]?.message ?? error.message };
    return { repair: { sentence, patch, tried: 'no better', before, after }, runs: [] };
  }
}
