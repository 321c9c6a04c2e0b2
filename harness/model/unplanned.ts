/** A fault that no plan foresaw: it was injected by hand, in a test, into what was up and watched. */
import type { Fault } from './fault.ts';
import type { PlannedExperiment } from './plan.ts';
import type { ExperimentName } from './scenario.ts';
import { milliseconds } from './time.ts';

const open = milliseconds(0);

/** Its windows are as long as they come to be. */
export const unplanned = (name: ExperimentName, fault: Fault): PlannedExperiment => ({
  name,
  fault,
  baseline: open,
  hold: null,
  then: null,
  recovery: open,
  phase: null,
  during: [],
  after: [],
  prediction: { detection: null, engineRecovery: null, userRecovery: null, why: 'it was not planned' },
  notes: [],
});
