/** Checks that are called right here: for the simulator, and for tests that hold their functions themselves. */
import type { CheckFunctions } from '../model/check-function.ts';
import { after } from '../model/time.ts';
import { type CheckEnd, callCheck } from './call-check.ts';
import type { CheckCaller } from './clients.ts';
import type { Clock } from './environment.ts';

/** By name. A call that is out of time is no longer waited for; what lets nothing else run cannot be ended here. */
export const directChecks = (clock: Clock, functions: CheckFunctions): CheckCaller => ({
  call: async ({ check, addresses, timeout }) => {
    const run = functions.get(check);
    if (run === undefined) throw new Error(`there is no check '${check}'`);
    const sent = clock.now();
    const [over, done] = [new AbortController(), new AbortController()];
    const late = clock.sleepUntil(after(sent, timeout), done.signal).then((): CheckEnd => {
      over.abort(new Error('the time of this call is over'));
      return { outcome: 'response_timeout' };
    });
    late.catch(() => undefined);
    const end = await Promise.race([callCheck(run, addresses, over.signal), late]);
    done.abort(new Error('it has ended'));
    return { sent, connected: null, firstByte: null, end: clock.now(), status: null, instance: null, ...end };
  },
  close: () => undefined,
});
