/** The runs of an exploration on disk: what each has tried, and where the next one goes. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type RowsOfRun, readRows } from '../../explore/rows/read-rows.ts';
import type { EngineFacts } from '../../model/event.ts';
import type { ExploreRow, MeasuredRow } from '../../model/explore-row.ts';
import { FailureError } from '../../model/failure.ts';
import { readRun } from '../../store/read-run.ts';
import { openRunDirectory } from '../../store/run-directory.ts';
import { writeReports } from '../write-reports.ts';

/** Numbers of the runs that are there, in their order. */
export async function runsIn(folder: string, under: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, under)).catch(() => []);
  return names.filter((name) => /^\d{2,}$/.test(name)).sort((a, b) => Number(a) - Number(b));
}

export interface RowsOnDisk {
  readonly measured: readonly MeasuredRow[];
  /** Null: nothing was measured. */
  readonly engine: EngineFacts | null;
}

/** What earlier runs have measured of these rows: of the same name, with the same fault in the same windows. */
export async function rowsOnDisk(folder: string, under: string, rows: readonly ExploreRow[]): Promise<RowsOnDisk> {
  const found = new Map<string, MeasuredRow>();
  let engine: EngineFacts | null = null;
  for (const name of await runsIn(folder, under)) {
    const run = `${under}/${name}`;
    const read = await readOne(folder, run, rows);
    engine ??= read?.analysis.engine ?? null;
    for (const one of read?.measured ?? []) if (isStill(one)) found.set(one.row.key, one);
  }
  const measured = rows.flatMap((row) => found.get(row.key) ?? []);
  return { measured, engine: measured.length === 0 ? null : engine };
}

/** Its own plan had the row as it is now. */
function isStill({ row, plan }: MeasuredRow): boolean {
  const planned = plan.experiments.find(({ name }) => name === row.key);
  const told = ({ fault, hold, recovery }: Pick<ExploreRow, 'fault' | 'hold' | 'recovery'>): string =>
    JSON.stringify([fault, hold, recovery]);
  return planned !== undefined && told(planned) === told(row);
}

/** A run that was killed has no reports, and may have no timeline. */
async function readOne(folder: string, run: string, rows: readonly ExploreRow[]): Promise<RowsOfRun | null> {
  try {
    const path = join(folder, run);
    const { plan, events } = await readRun(path);
    const read = readRows(run, plan, events, rows);
    const hasReport = await stat(join(path, 'report.html')).catch(() => null);
    if (hasReport === null && read.measured.length > 0) await writeReports(read.analysis, openRunDirectory(path));
    return read;
  } catch (error) {
    if (error instanceof FailureError && error.failures.every(({ code }) => code === 'R410')) return null;
    throw error;
  }
}
