/** Where the report of a row lies: its run's page, at its experiment. */
import type { MatrixRow } from '../../../model/exploration.ts';
import { experimentAnchor } from '../../html/experiment-id.ts';

export const runLink = ({ run, experiment }: MatrixRow): string =>
  `${run.split('/').map(encodeURIComponent).join('/')}/report.html#${encodeURIComponent(experimentAnchor(experiment))}`;
