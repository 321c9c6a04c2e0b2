/** Progress of work of many steps that are alike: how many and how long is said first, then how far it is. */
import type { StepProgress } from '../app/compile-variants.ts';
import type { Output } from '../app/output-port.ts';
import { longText } from '../model/duration-text.ts';
import { milliseconds } from '../model/time.ts';

/** The first steps are slower than the rest: the total is estimated from those between these two. */
const warm = 200;
const measured = 1500;
/** Work that takes less time than this reports no progress. */
const patience = 3000;
const sayEvery = 5000;

/** `what`: the steps, such as `variants`. On a terminal that a person watches the count is one line that changes. */
export function stepProgress(output: Output, what: string, now = (): number => performance.now()): StepProgress {
  const began = now();
  let from: { readonly at: number; readonly done: number } | null = null;
  let said: number | null = null;
  return (done, of) => {
    const at = now() - began;
    if (from === null && at >= warm) from = { at, done };
    if (from === null || done === from.done) return;
    const expected = at + ((at - from.at) / (done - from.done)) * (of - done);
    if (said === null && at >= measured && expected >= patience) {
      output.err(`${of} ${what}, about ${longText(milliseconds(expected))} in all`);
      said = at;
    } else if (said !== null && !output.live && at - said >= sayEvery) {
      output.err(`${done} of ${of} ${what}`);
      said = at;
    }
    output.status(done === of || said === null ? null : `${done} of ${of} ${what}`);
  };
}
