/** How soon a check was red, in the time that its own interval gives. */
import type { CheckTrial } from '../model/checkup.ts';
import { secondsText } from '../model/duration-text.ts';

/** Milliseconds, with what its own interval adds; as long as was watched where it was not red. */
export const latestRed = ({ red, stretched }: CheckTrial): number =>
  red.seen ? red.time.value + (stretched ?? 0) : red.until;

/** `5.6 s`, `never`, `about 97 s` by an interval that was not waited for; `–`: not tried. */
export function redText(trial: CheckTrial | undefined): string {
  if (trial === undefined || trial.unknown !== null) return '–';
  if (!trial.red.seen) return trial.kind === 'crashes' ? 'not seen' : 'never';
  return `${trial.stretched === null ? '' : 'about '}${secondsText(latestRed(trial))}`;
}
