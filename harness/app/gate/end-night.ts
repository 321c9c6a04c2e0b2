/** What becomes of a night when it is over: it is judged, written down, remembered and told. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { historyLines } from '../../gate/history-lines.ts';
import { judgeNight } from '../../gate/judge-night.ts';
import { distinct } from '../../model/distinct.ts';
import type { Failure } from '../../model/failure.ts';
import type { GateResult } from '../../model/gate.ts';
import type { ProjectConfig } from '../../model/gate-config.ts';
import type { History, HistoryLine } from '../../model/history.ts';
import { trendSite } from '../../report/trend/site.ts';
import { explorationFile } from '../../store/exploration-directory.ts';
import type { OpenHistory } from '../../store/history.ts';
import { readText } from '../../store/read-text.ts';
import { openRunDirectory } from '../../store/run-directory.ts';
import { failuresDuring } from '../harness-failure.ts';
import type { KeptNight } from './run-gate.ts';
import { writeFacts, writeNight } from './write-night.ts';

export interface EndedNight {
  readonly result: GateResult;
  /** Where the trend site lies; null: it could not be written. */
  readonly trend: string | null;
  /** What could not be written. */
  readonly failures: readonly Failure[];
}

export interface EndingWorld {
  readonly history: OpenHistory;
  readonly config: Pick<ProjectConfig, 'quarantine'>;
  readonly reports: string;
}

/** The history first: whatever else cannot be written, the night is remembered. Interrupted nights are not. */
export async function endNight(
  { facts, directory, failures: before }: KeptNight,
  world: EndingWorld,
): Promise<EndedNight> {
  const { history, config } = world;
  const failures: Failure[] = [...before, ...(await failuresDuring(writeFacts(facts, directory)))];
  const result = judgeNight(facts, history.history, config);
  const lines = facts.ending === 'completed' ? historyLines(result, `gate/${basename(directory.path)}`) : [];
  failures.push(...(await failuresDuring((async () => history.append(lines))())));
  failures.push(...(await failuresDuring(accept(result, { history, directory }))));
  failures.push(...(await failuresDuring(writeNight(result, directory))));
  const site = await writeTrend({ ...world, history: withLines(history.history, lines) }, result);
  return { result, trend: site.unwritten.length > 0 ? null : site.path, failures: [...failures, ...site.unwritten] };
}

/** Each that counts is the accepted one of its stack from now on. */
async function accept(
  { explorations }: GateResult,
  { history, directory }: Pick<EndingWorld, 'history'> & Pick<KeptNight, 'directory'>,
): Promise<void> {
  for (const { facts, counts } of explorations) {
    if (!counts || facts.folder === null) continue;
    history.accept(facts.file, await readText(join(directory.path, facts.folder), explorationFile, 'an exploration'));
  }
}

async function writeTrend(
  { history, reports }: { readonly history: History; readonly reports: string },
  result: GateResult,
) {
  const directory = openRunDirectory(join(reports, 'trend'));
  const unwritten = await failuresDuring(
    (async () => {
      const kept = await keptFolders(reports, history);
      const title = result.facts.suite;
      for (const { path, text } of trendSite({ history, title, result, runs: '../', kept }))
        await directory.save(path, text);
    })(),
  );
  return { path: join(directory.path, 'index.html'), unwritten };
}

/** Those of nights whose folder is still there. */
async function keptFolders(reports: string, history: History): Promise<ReadonlySet<string>> {
  const nights = new Set(await readdir(join(reports, 'gate')).catch(() => []));
  const folders = [...history.values()].flat().flatMap((line) => (line.type === 'night' ? (line.folder ?? []) : []));
  return new Set(folders.filter((one) => nights.has(one.split('/')[1] ?? '')));
}

const withLines = (history: History, lines: readonly HistoryLine[]): History =>
  new Map(
    distinct([...history.keys(), ...lines.map((one) => one.scenario)]).map((name) => [
      name,
      [...(history.get(name) ?? []), ...lines.filter((one) => one.scenario === name)],
    ]),
  );
