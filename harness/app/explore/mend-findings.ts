/** Findings → the same with what makes them good: each repair on a stack of its own, where the rows that showed it are tried again. */
import { createHash } from 'node:crypto';
import {
  type Attempt,
  attemptOf,
  bestOf,
  hasHelped,
  type Mending,
  mendingsOf,
  mendOf,
  type Option,
  outcomeTogether,
  togetherOf,
  trialsOf,
} from '../../mend/mending.ts';
import { outcomeOf, type RepairOutcome } from '../../mend/outcome.ts';
import { distinct } from '../../model/distinct.ts';
import type { Exploration } from '../../model/exploration.ts';
import type { Failure } from '../../model/failure.ts';
import { keepPatches } from './keep-patches.ts';
import { type RepairWorld, type TriedRepair, tryRepair } from './try-repair.ts';

export interface MendWorld extends RepairWorld {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/**
 * With a repair for each finding that has one, tried as far as the budget goes, and all that helped as one. Patches are written below
 * `patches/`, and what to apply is `compose.patch`. The runs of each repair are below `mends/`, in a folder of its own.
 */
export async function mendFindings(exploration: Exploration, world: MendWorld): Promise<Exploration> {
  const mendings = mendingsOf(exploration, world.repairable);
  const attempts = new Map<Mending, readonly Attempt[]>();
  const triedOf = (one: Mending): readonly Attempt[] => attempts.get(one) ?? [];
  const trials = trialsOn(exploration, world);

  const rounds = Math.max(0, ...mendings.map(({ options }) => options.length));
  for (let round = 0; round < rounds; round += 1) {
    const open = mendings.filter((one) => !triedOf(one).some(({ mend }) => mend.tried === 'mended'));
    for (const trial of trialsOf(open, round)) {
      const tried = await trials.next(trial, trial.keys);
      if (tried === null || 'problem' in tried) continue;
      for (const one of trial.for) {
        attempts.set(one, [...triedOf(one), attemptOf(one, trial, { before: exploration, after: tried.after })]);
      }
    }
  }

  const best = mendings.map((one) => ({ one, attempt: bestOf(one, triedOf(one)) }));
  const helped = best.flatMap(({ one, attempt }) =>
    attempt !== null && hasHelped(attempt.mend) ? [{ one, attempt }] : [],
  );
  const all = togetherOf(
    helped.map(({ attempt }) => attempt),
    world.repairable,
  );
  const tried = all && (await trials.next(all, distinct(helped.flatMap(({ one }) => one.keys))));
  world.output.status(null);
  const together =
    all &&
    mendOf(
      all.proposal,
      outcomeOfAll(
        exploration,
        helped.map(({ one }) => one),
        tried,
      ),
    );
  const findings = best.map(({ one, attempt }) => ({ ...one.finding, mend: attempt?.mend ?? null }));
  await keepPatches(findings, together ?? helped[0]?.attempt.mend ?? null, world.folder);
  return {
    ...exploration,
    findings,
    ...(together && { together }),
    failures: [...exploration.failures, ...trials.problems],
    leftovers: distinct([...exploration.leftovers, ...trials.leftovers]),
  };
}

/** One repair after the other, each in a folder of its own. */
function trialsOn(exploration: Exploration, world: MendWorld) {
  const problems: Failure[] = [];
  const leftovers: string[] = [];
  return {
    problems,
    leftovers,
    /** Null: there is no time left for it, or the stack is not ours to be changed. */
    next: async (option: Option, keys: readonly string[]): Promise<TriedRepair | null> => {
      const { attached, signal, budgetEnds, now, output } = world;
      if (attached !== null || signal.aborted || now() >= budgetEnds) return null;
      output.status(`trying ${option.proposal.sentence}`);
      const tried = await tryRepair(exploration, { option, keys, under: folderOf(option) }, world);
      if ('after' in tried) leftovers.push(...tried.after.leftovers);
      else if (!signal.aborted) problems.push(tried.problem);
      return tried;
    },
  };
}

/** By what it changes, so that an exploration that goes on finds the runs of this repair and of no other. */
const folderOf = ({ proposal: { edits } }: Option): string =>
  `mends/${createHash('sha256').update(JSON.stringify(edits)).digest('hex').slice(0, 8)}`;

function outcomeOfAll(before: Exploration, mendings: readonly Mending[], tried: TriedRepair | null): RepairOutcome {
  if (tried === null || 'problem' in tried) return { tried: 'not tried', rows: [] };
  return outcomeTogether(mendings.map(({ finding, keys }) => outcomeOf(finding, keys, { before, after: tried.after })));
}
