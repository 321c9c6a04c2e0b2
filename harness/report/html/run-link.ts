/** Where the report of one of several runs lies: its page, and on it an experiment. */
import { experimentAnchor } from './experiment-id.ts';

/** `run`: its folder below that of all. */
export const reportOf = (run: string): string => `${run.split('/').map(encodeURIComponent).join('/')}/report.html`;

export const runLink = ({ run, experiment }: { readonly run: string; readonly experiment: string }): string =>
  `${reportOf(run)}#${encodeURIComponent(experimentAnchor(experiment))}`;
