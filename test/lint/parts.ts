/** Parts of a project as lint reads it: a case says what matters to it, and all else is without a fault. */
import { findingsIn } from '../../harness/lint/lint.ts';
import type { LintLevel, LintRule, LintService } from '../../harness/model/lint.ts';
import { type Duration, seconds } from '../../harness/model/time.ts';
import { health as healthOf, planned } from '../plan/parts.ts';

/** Every 5 s, for at most 1 s, twice. */
export const health = healthOf(5000, 1000, 2, { startPeriod: seconds(5) });

/** A service in which nothing is wrong. */
export const sound: LintService = {
  ...planned('api', { health, ports: [{ container: 80, host: 8080 }], networks: [] }),
  dependsOn: [],
  command: ['node', 'main.ts'],
  labels: {},
  observedStart: null,
  resolved: {},
  written: [],
  imageFacts: null,
  programs: null,
  builtOn: 'api:test',
};

/** Beside it, and of no interest. */
export const other = (name: string, more: Partial<LintService> = {}): LintService => ({
  ...sound,
  ...{ name, health: null, healthFrom: 'unknown', ports: [] },
  ...more,
});

export interface Shown {
  readonly level: LintLevel;
  readonly message: string;
  readonly cost: string | null;
  readonly at: string;
  /** What is to be written; absent: nothing can be. */
  readonly value?: unknown;
}

/** What one rule finds in a service with these settings, among the others. */
export function foundBy(
  rule: LintRule,
  change: Partial<LintService>,
  others: readonly LintService[] = [],
  objective: Duration | null = null,
): readonly Shown[] {
  const service = { ...sound, ...change };
  return findingsIn({ services: [...others, service], objective })
    .filter((one) => one.rule === rule && one.service === service.name)
    .map(({ level, message, cost, at, edits: [edit] }) => ({
      ...{ level, message, cost, at: at.join('/') },
      ...(edit && { value: edit.value }),
    }));
}
