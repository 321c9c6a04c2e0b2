/** Where the report of a row lies: its run's page, at its experiment. */
import type { MatrixRow } from '../../../model/exploration.ts';
import { experimentAnchor } from '../../html/experiment-id.ts';

export const runLink = ({ run, experiment }: MatrixRow): string =>
  `${reportOf(run)}#${encodeURIComponent(experimentAnchor(experiment))}`;

/** `run`: its folder below the exploration's. */
export const reportOf = (run: string): string => `${run.split('/').map(encodeURIComponent).join('/')}/report.html`;
