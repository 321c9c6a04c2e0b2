/** The address of an experiment inside the page. Numbers, because names are free text. */
import type { Analysis, ExperimentAnalysis } from '../../model/analysis.ts';

export const experimentId = (analysis: Analysis, experiment: ExperimentAnalysis): string =>
  `experiment-${analysis.experiments.indexOf(experiment) + 1}`;

/** The same by its name alone, for other pages: a name is unique in its run. */
export const experimentAnchor = (name: string): string => `named-${name.replace(/\s+/g, '-')}`;
