/** Parts of a project as lint reads it: a case says what matters to it, and all else is without a fault. */
import type { LintService } from '../../harness/model/lint.ts';
import { seconds } from '../../harness/model/time.ts';
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
};
