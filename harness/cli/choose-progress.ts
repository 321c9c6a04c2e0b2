/** A live picture on a terminal that a person watches, a plain line per change of phase elsewhere. */
import type { Output } from '../app/output-port.ts';
import type { Progress } from '../app/progress-port.ts';
import type { Plan } from '../model/plan.ts';
import { liveProgress } from './live-progress.ts';
import { plainProgress } from './plain-progress.ts';

export const showProgress = (plan: Plan, output: Output): Progress =>
  output.live ? liveProgress(plan, output) : plainProgress(plan, output);
