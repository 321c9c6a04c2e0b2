/** Which options of a command the configuration speaks of: those that mean the same in both. */
import type { LoadedConfig } from '../scenario-file/loaded-config.ts';
import type { CompareCommandOptions } from './compare.ts';
import type { GateCommandOptions } from './gate.ts';
import type { MergeCommandOptions } from './gate-merge.ts';
import type { PredictCommandOptions } from './predict.ts';

export const reportsFrom = ({ reports }: LoadedConfig): { readonly reports: string } => ({ reports });

/** The one that must be met. Several at once are a night's alone. */
function objectiveFrom({ said: { objectives = [] } }: LoadedConfig): { readonly objective?: string } {
  const [one, ...others] = objectives.filter(({ level }) => level === 'error');
  return one === undefined || others.length > 0 ? {} : { objective: one.text };
}

/** The budget of a suite is that of a whole night, and no default of a comparison. */
export const compareFrom = (config: LoadedConfig): Partial<CompareCommandOptions> => ({
  ...reportsFrom(config),
  ...(config.said.repeats !== undefined && { repeats: config.said.repeats }),
  ...(config.said.jobs !== undefined && { jobs: config.said.jobs }),
  ...objectiveFrom(config),
});

/** Its repeats are simulated, and so many more. */
export const predictFrom = (config: LoadedConfig): Partial<PredictCommandOptions> => ({
  ...reportsFrom(config),
  ...objectiveFrom(config),
});

/** What is said of its suite, the suite is asked. */
export const gateFrom = ({ reports, history, bisect }: LoadedConfig): Partial<GateCommandOptions> => ({
  ...{ reports, history, bisect },
});

export const mergeFrom = ({ reports, history }: LoadedConfig): Partial<MergeCommandOptions> => ({ reports, history });
