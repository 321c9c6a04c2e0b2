/** That a stack was created again before an experiment, and why. */
import type { Renewal } from '../model/analysis.ts';
import { secondsText } from '../model/duration-text.ts';

export const renewalText = ({ reason, took }: Renewal): string =>
  `the stack was created again before, in ${secondsText(took)}: ${reason}`;
