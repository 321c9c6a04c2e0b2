/** How long something must be bad without a break, until its row ends, to be given up: a late recovery is none. */
import { seconds } from '../../model/time.ts';

export const longEnough = seconds(5);
