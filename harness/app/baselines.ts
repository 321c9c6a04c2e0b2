/** What is normal, as the history has it; and a person's word that a night's level is good. */
import { basename } from 'node:path';
import { nightsOf } from '../gate/nights.ts';
import { showBaseline } from '../gate/show-baseline.ts';
import { distinct } from '../model/distinct.ts';
import { type Failure, FailureError, fail, failure } from '../model/failure.ts';
import type { AcceptedLine, History, NightLine } from '../model/history.ts';
import type { ScenarioName } from '../model/night.ts';
import type { ShownBaselines } from '../model/shown-baseline.ts';
import { seconds } from '../model/time.ts';
import { openHistory } from '../store/history.ts';
import { readHistory } from '../store/read-history.ts';
import { runCommand } from '../subprocess/run-command.ts';

/** `names`: of scenarios or of their files; none: all. Throws R106 for each that has no history, and R421 or R422. */
export async function showBaselines(folder: string, names: readonly string[]): Promise<ShownBaselines> {
  const history = await readHistory(folder);
  const { scenarios, problems } = scenariosOf(history, folder, names.length === 0 ? [...history.keys()].sort() : names);
  if (problems.length > 0) throw new FailureError(problems);
  return {
    schema: 'resilience.baseline/1',
    history: folder,
    scenarios: scenarios.map((one) => showBaseline(one, history.get(one)!)),
  };
}

export interface Acceptance {
  readonly reason: string;
  /** Null: the last one. */
  readonly night: string | null;
}

/**
 * Appends to the history that the level of a night is good, for all scenarios or for none. Throws R106 for each that has no history,
 * R107 for a reason that says nothing and for each whose night cannot be accepted, and as `openHistory` does.
 */
export async function acceptBaselines(
  folder: string,
  names: readonly string[],
  { reason, night }: Acceptance,
): Promise<readonly AcceptedLine[]> {
  if (reason.trim() === '') fail('R107', 'a baseline is accepted for a reason', { fix: 'say why with --reason' });
  // Nothing is made where there is no history.
  await showBaselines(folder, names);
  const { history, append, release } = await openHistory(folder);
  try {
    const { scenarios } = scenariosOf(history, folder, names);
    const found = scenarios.map((one) => nightToAccept(one, nightsOf(history.get(one)!), night));
    const problems = found.filter((one) => 'code' in one);
    if (problems.length > 0) throw new FailureError(problems);
    const by = await userName();
    const lines = found
      .filter((one) => 'type' in one)
      .map(
        ({ scenario, night: date, run }): AcceptedLine => ({
          schema: 'resilience.history/1',
          type: 'accepted',
          ...{ night: date, run, wall: Date.now(), scenario, reason: reason.trim(), by },
        }),
      );
    append(lines);
    return lines;
  } finally {
    release();
  }
}

/** Each once, by the name of its history: `scenarios/shop.ts` is `shop`. */
function scenariosOf(
  history: History,
  folder: string,
  names: readonly string[],
): { readonly scenarios: readonly ScenarioName[]; readonly problems: readonly Failure[] } {
  const known = names.map((name) =>
    [name, basename(name).replace(/\.[cm]?[jt]s$/, '')].find((one) => history.has(one)),
  );
  const missing = names.filter((_, index) => known[index] === undefined);
  const there = [...history.keys()].sort().join(', ');
  return {
    scenarios: distinct(known.filter((one) => one !== undefined)),
    problems: missing.map((name) =>
      failure('R106', `'${name}' has no night in ${folder}`, {
        fix: there === '' ? 'run `resilience gate` first' : `those with a history are ${there}`,
      }),
    ),
  };
}

/** The last run of the night; or why it cannot be accepted. */
function nightToAccept(scenario: string, nights: readonly NightLine[], wanted: string | null): NightLine | Failure {
  const night = nights.findLast((one) => wanted === null || one.night === wanted);
  const good = nights.findLast((one) => whyNot(one) === null);
  const fix = good === undefined ? 'run another night' : `the last one that can be is --night ${good.night}`;
  if (night === undefined) return failure('R107', `'${scenario}' has no night of ${wanted}`, { at: '--night', fix });
  const why = whyNot(night);
  return why === null
    ? night
    : failure('R107', `the night of ${night.night} of '${scenario}' cannot be accepted: ${why}`, { fix });
}

/** Null: it can be. */
function whyNot({ state, key, values }: NightLine): string | null {
  if (state === 'inconclusive') return 'it was inconclusive';
  if (key === null) return 'its engine, kernel, CPU or Compose project is not known';
  return values.length === 0 ? 'nothing was measured in it' : null;
}

/** As the repository's settings have it where we are; null: they have none. */
async function userName(): Promise<string | null> {
  const { ok, stdout } = await runCommand(['git', 'config', 'user.name'], { deadline: seconds(10), memoryMiB: 256 });
  return ok && stdout.trim() !== '' ? stdout.trim() : null;
}
