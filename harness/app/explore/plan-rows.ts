/** Rows → the plan of a run that tries them: its images are here, and rows that the stack or the engine cannot do are left out. */
import { withoutRefused } from '../../explore/rows/refusals.ts';
import { asRows, rowsScenario } from '../../explore/rows/rows-scenario.ts';
import type { ExploreRow, UntriedRow } from '../../model/explore-row.ts';
import { FailureError } from '../../model/failure.ts';
import type { Plan } from '../../model/plan.ts';
import type { Duration } from '../../model/time.ts';
import { shownFiles } from '../../scenario-file/compose-file.ts';
import type { LoadedScenario } from '../../scenario-file/loaded-scenario.ts';
import { compileScenarios } from '../compile-scenarios.ts';
import { prepareRun } from '../prepare-run.ts';
import type { RowsWorld } from './rows-world.ts';

export interface PlannedRows {
  /** Null: no row can be done. */
  readonly plan: Plan | null;
  readonly rows: readonly ExploreRow[];
  readonly refused: readonly UntriedRow[];
}

/** Throws what is wrong with the stack as a whole. */
export async function planRows(rows: readonly ExploreRow[], world: RowsWorld, budget: Duration): Promise<PlannedRows> {
  let left = rows;
  const refused: UntriedRow[] = [];
  while (left.length > 0) {
    try {
      return { plan: await planOf(left, world, budget), rows: left, refused };
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      const remaining = withoutRefused(left, error.failures);
      if (remaining === null) throw error;
      refused.push(...remaining.refused);
      left = remaining.rows;
    }
  }
  return { plan: null, rows: [], refused };
}

async function planOf(rows: readonly ExploreRow[], world: RowsWorld, budget: Duration): Promise<Plan> {
  const { learned, stack, load, attached, machine, env, output, signal, seed, folder, fresh } = world;
  const scenario = rowsScenario(rows, { learned, stack, load, budget, ...(fresh !== undefined && { fresh }) });
  const loaded: LoadedScenario = {
    ...{ scenario, name: stack.name, file: shownFiles(stack), variants: {}, judged: false },
  };
  const [compiled] = await compileScenarios([loaded], { ...machine, attached: attached ?? undefined, seed });
  const interruption = { signal, release: () => undefined };
  const options = { reports: folder, seed };
  const plan = await prepareRun({ plan: compiled!, loaded, machine, options, env, output, interruption });
  return asRows(plan, rows);
}
