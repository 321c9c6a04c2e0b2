/** That a stack was made anew before an experiment, and why. */
import type { Renewal } from '../model/analysis.ts';
import { secondsText } from '../model/duration-text.ts';

export const renewalText = ({ reason, took }: Renewal): string =>
  `the stack was made anew before, in ${secondsText(took)}: ${reason}`;
