/** Findings → the same with what makes them good: each repair on a stack of its own, where the rows that showed it are tried again. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildExploration } from '../../explore/build-exploration.ts';
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
import { outcomeOf } from '../../mend/outcome.ts';
import type { Repairable } from '../../mend/proposal.ts';
import { learnedAfter, watchedFor } from '../../mend/rows-again.ts';
import { distinct } from '../../model/distinct.ts';
import type { Exploration, Mend } from '../../model/exploration.ts';
import { type Failure, failure } from '../../model/failure.ts';
import { slug } from '../../model/slug.ts';
import { asFailureError } from '../harness-failure.ts';
import type { MeasuredRows, measureRows, RowsWorld } from './measure-rows.ts';
import { patchedStack } from './patched-stack.ts';

export interface MendWorld extends Omit<RowsWorld, 'learned' | 'under'> {
  readonly repairable: Repairable;
  /** The engine's socket on its host. */
  readonly socket: string;
  readonly measure: typeof measureRows;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/** What was found on a stack with a repair, or why nothing was. */
type Tried = { readonly after: Exploration } | { readonly problem: Failure };

/**
 * With a repair for each finding that has one, tried as far as the budget goes, and all that helped as one. Patches are written below
 * `patches/`, and what to apply is `compose.patch`. Runs of repairs are numbered below `mends/`.
 */
export async function mendFindings(exploration: Exploration, world: MendWorld): Promise<Exploration> {
  const mendings = mendingsOf(exploration, world.repairable);
  const attempts = new Map<Mending, readonly Attempt[]>();
  const problems: Failure[] = [];
  const leftovers: string[] = [];
  let count = 0;
  const tryOn = async (option: Option, keys: readonly string[]): Promise<Tried | null> => {
    if (!mayTry(world)) return null;
    count += 1;
    world.output.status(`trying ${option.proposal.sentence}`);
    const tried = await tryRepair(exploration, option, { keys, world, under: `mends/${count}` });
    if ('after' in tried) leftovers.push(...tried.after.leftovers);
    else problems.push(tried.problem);
    return tried;
  };

  const rounds = Math.max(0, ...mendings.map(({ options }) => options.length));
  for (let round = 0; round < rounds; round += 1) {
    const open = mendings.filter((one) => !(attempts.get(one) ?? []).some(({ mend }) => mend.tried === 'mended'));
    for (const trial of trialsOf(open, round)) {
      const tried = await tryOn(trial, trial.keys);
      if (tried === null || 'problem' in tried) continue;
      for (const one of trial.for) {
        const attempt = attemptOf(one, trial, { before: exploration, after: tried.after });
        attempts.set(one, [...(attempts.get(one) ?? []), attempt]);
      }
    }
  }

  const best = new Map(mendings.map((one) => [one, bestOf(one, attempts.get(one) ?? [])] as const));
  const helped = [...best].flatMap(([one, attempt]) =>
    attempt !== null && hasHelped(attempt.mend) ? [{ one, attempt }] : [],
  );
  const together = togetherOf(
    helped.map(({ attempt }) => attempt),
    world.repairable,
  );
  const tried = together && (await tryOn(together, distinct(helped.flatMap(({ one }) => one.keys))));
  world.output.status(null);
  const whole =
    together &&
    mendOf(
      together.proposal,
      wholeOutcome(
        exploration,
        helped.map(({ one }) => one),
        tried,
      ),
    );
  const findings = mendings.map((one) => ({ ...one.finding, mend: best.get(one)?.mend ?? null }));
  await keep(findings, whole ?? helped[0]?.attempt.mend ?? null, world.folder);
  return {
    ...exploration,
    findings,
    ...(whole && { together: whole }),
    failures: [...exploration.failures, ...problems],
    leftovers: distinct([...exploration.leftovers, ...leftovers]),
  };
}

/** What is attached to is not ours to be changed. */
const mayTry = ({ attached, signal, budgetEnds, now }: MendWorld): boolean =>
  attached === null && !signal.aborted && now() < budgetEnds;

function wholeOutcome(
  before: Exploration,
  mendings: readonly Mending[],
  tried: Tried | null,
): Pick<Mend, 'tried' | 'rows'> {
  if (tried === null || 'problem' in tried) return { tried: 'not tried', rows: [] };
  return outcomeTogether(mendings.map(({ finding, keys }) => outcomeOf(finding, keys, { before, after: tried.after })));
}

async function tryRepair(
  exploration: Exploration,
  { repairs, proposal }: Option,
  { keys, world, under }: { readonly keys: readonly string[]; readonly world: MendWorld; readonly under: string },
): Promise<Tried> {
  const { repairable, socket, measure, now: _, ...rest } = world;
  const { stack, files } = patchedStack(world.stack, proposal, {
    ...{ written: repairable.written, socket },
    folder: join(world.folder, under, 'compose'),
  });
  const learned = learnedAfter(exploration.learned, proposal.edits);
  const rows = exploration.rows.filter(({ row }) => keys.includes(row.key));
  const again = rows.map(({ row }) => watchedFor(row, repairs, repairable.project));
  try {
    for (const [file, text] of files) await writeText(file, text);
    const found = await measure(again, { ...rest, stack, learned, under });
    return { after: afterwards(exploration, learned, found) };
  } catch (error) {
    const [first] = asFailureError(error).failures;
    const message = `${proposal.sentence}: ${first?.message ?? 'the repair could not be tried'}`;
    return { problem: failure('R245', message, first?.fix == null ? {} : { fix: first.fix }) };
  }
}

function afterwards(
  { schema: _, columns: _c, rows: _r, graph: _g, singlePoints: _s, findings: _f, together: _t, ...stamp }: Exploration,
  learned: Exploration['learned'],
  { measured, untried, failures, leftovers }: MeasuredRows,
): Exploration {
  return buildExploration({ ...stamp, learned, measured, untried, failures, leftovers });
}

async function keep(findings: Exploration['findings'], whole: Mend | null, folder: string): Promise<void> {
  for (const [index, { weakness, service, mend }] of findings.entries()) {
    if (mend === null) continue;
    const name = join(folder, 'patches', `${index + 1}-${slug(`${weakness} ${service}`)}`);
    if (mend.patch !== null) await writeText(`${name}.patch`, mend.patch);
    else await writeText(`${name}.override.yaml`, mend.override);
  }
  if (whole === null) return;
  if (whole.patch !== null) await writeText(join(folder, 'compose.patch'), whole.patch);
  else await writeText(join(folder, 'compose.repaired.yaml'), whole.override);
}

async function writeText(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
