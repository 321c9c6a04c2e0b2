/** A configuration as it was described → complete: defaults, paths from here, and what environment variables say. */
import { join, resolve } from 'node:path';
import type { ConfigDescription, SuiteDescription } from '../dsl/config-description.ts';
import { readDuration } from '../dsl/duration.ts';
import { distinct } from '../model/distinct.ts';
import type { QuarantineSetting, Suite } from '../model/gate-config.ts';
import { isNoCellGetsWorse } from '../model/objective-text.ts';
import { originsOf } from './config-origins.ts';
import { shown } from './find-scenarios.ts';
import type { LoadedConfig } from './loaded-config.ts';
import { webhookOf } from './webhook-of.ts';

export interface ConfigPlace {
  /** As a person would write it from here; null: there is no file. */
  readonly file: string | null;
  /** Absolute: what its paths count from. */
  readonly folder: string;
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The day, UTC: `2026-12-31`. */
  readonly today: string;
}

export function completeConfig(described: ConfigDescription, place: ConfigPlace): LoadedConfig {
  const { file, env, today } = place;
  const fromHere = (path: string): string => shown(resolve(place.folder, path));
  const named = described.suites ?? { nightly: {} };
  const said = saidBy(described, fromHere);
  const scenarios = said.scenarios ?? [fromHere('scenarios')];
  const pathOf = (path: string | undefined): string | null => (path === undefined ? null : fromHere(path));
  const quarantine = quarantineOf(described);
  const hook = webhookOf(described, env);
  return {
    file,
    scenarios,
    suites: Object.fromEntries(
      Object.entries(named).map(([name, one]) => [
        name,
        { ...defaultSuite, scenarios, ...said, ...saidBy(one, fromHere) },
      ]),
    ),
    reports: fromHere(described.reports ?? 'reports'),
    history: fromHere(described.history ?? join(described.reports ?? 'reports', 'baselines')),
    control: pathOf(described.control),
    mustFail: pathOf(described.mustFail),
    quarantine,
    bisect: described.bisect ?? true,
    webhook: hook.webhook,
    said,
    origins: originsOf(described, named, file ?? ''),
    notes: [...hook.notes, ...quarantine.filter(({ until }) => until < today).map(endedNote)],
  };
}

const defaultSuite: Omit<Suite, 'scenarios'> = {
  tags: [],
  objectives: [],
  noCellWorse: null,
  repeats: 8,
  budget: null,
  // A gate measures, and stacks side by side disturb each other.
  jobs: 1,
  retries: 2,
  rows: [],
};

/** What of a suite stands there, and nothing else. */
function saidBy(described: SuiteDescription, fromHere: (path: string) => string): Partial<Suite> {
  const { scenarios, tags, objectives, budget, repeats, jobs, retries, rows } = described;
  return {
    ...(scenarios !== undefined && { scenarios: [scenarios].flat().map(fromHere) }),
    ...(tags !== undefined && { tags: distinct(tags) }),
    ...(objectives !== undefined && objectivesOf(objectives)),
    ...(repeats !== undefined && { repeats }),
    ...(budget !== undefined && { budget: readDuration(budget) }),
    ...(jobs !== undefined && { jobs }),
    ...(retries !== undefined && { retries }),
    ...(rows !== undefined && { rows: [rows].flat() }),
  };
}

/** One that has objectives of its own has no others, of either kind. */
function objectivesOf(
  described: NonNullable<SuiteDescription['objectives']>,
): Pick<Suite, 'objectives' | 'noCellWorse'> {
  const all = Object.entries(described).map(([text, level]) => ({ text: text.trim(), level }));
  return {
    objectives: all.filter(({ text }) => !isNoCellGetsWorse(text)),
    noCellWorse: all.find(({ text }) => isNoCellGetsWorse(text))?.level ?? null,
  };
}

const quarantineOf = ({ quarantine = {} }: ConfigDescription): readonly QuarantineSetting[] =>
  Object.entries(quarantine).map(([name, { reason, issue, until }]) => {
    const [, scenario = name, experiment = null] = /^([^:]+): *(.+)$/.exec(name) ?? [];
    return { scenario: scenario.trim(), experiment: experiment?.trim() ?? null, reason, issue, until };
  });

const endedNote = ({ scenario, experiment, until, issue }: QuarantineSetting): string =>
  `the quarantine of ${scenario}${experiment === null ? '' : `: ${experiment}`} ended with ${until} (${issue}); what it fails counts again`;
