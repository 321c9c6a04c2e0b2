/**
 * A test on a real engine that fails is run once more: a machine that stalls for a second delays whatever it is timing. What
 * fails twice has failed; what needed its second look is named at the end, so that it can be repaired.
 */
import type { Context } from 'mocha';

export const mochaHooks = {
  beforeEach(this: Context): void {
    const test = this.currentTest;
    if (test?.file?.endsWith('.engine.test.ts')) test.retries(1);
  },
};
