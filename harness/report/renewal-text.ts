/** That a stack was created again before an experiment, and why. */
import type { Renewal } from '../model/analysis.ts';
import { formatDuration } from './format.ts';

export const renewalText = ({ reason, took }: Renewal): string =>
  `the stack was created again before, in ${formatDuration(took)}: ${reason}`;
