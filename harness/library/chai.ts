/** `resilience/chai`: what chai's `expect` says of a recovery, and of a run. */
import { isMade } from '../dsl/made.ts';
import type { DurationText } from '../model/time.ts';
import type { SeenRecovery } from './recovery.ts';

declare global {
  namespace Chai {
    interface NumericComparison {
      /** Of a recovery, it took no longer. */
      within(limit: DurationText): Assertion;
    }
    interface Assertion {
      /** Of a recovery: it took no longer. The same as `within`, with one argument. */
      recoveredWithin(limit: DurationText): Assertion;
    }
  }
}

/** What of chai a plugin is given. */
interface ChaiStatic {
  readonly Assertion: {
    addMethod(name: string, method: (this: ChaiAssertion, limit: DurationText) => void): void;
    overwriteMethod(name: string, make: (original: Method) => Method): void;
  };
  readonly AssertionError: new (message: string) => Error;
}

interface ChaiAssertion {
  readonly _obj: unknown;
  assert(holds: boolean, message: string, negated: string): void;
}

type Method = (this: ChaiAssertion, ...given: unknown[]) => unknown;

const isRecovery = (given: unknown): given is SeenRecovery => isMade(given) && 'fault' in given && 'within' in given;

/**
 * A plugin of chai, also of the chai in vitest: `expect(await watched.recovery('orders')).to.be.within('5s')`. What cannot be told
 * fails, whether it is negated or not.
 *
 * @example
 * import { use } from 'chai';
 * import { resilience } from 'resilience/chai';
 * use(resilience);
 */
export function resilience({ Assertion, AssertionError }: ChaiStatic): void {
  const judge = (assertion: ChaiAssertion, recovery: SeenRecovery, limit: DurationText): void => {
    const { verdict, message } = recovery.within(limit);
    if (verdict === 'inconclusive') throw new AssertionError(message);
    assertion.assert(verdict === 'pass', message, message);
  };
  Assertion.addMethod('recoveredWithin', function (limit) {
    if (!isRecovery(this._obj)) throw new AssertionError('give what watched.recovery() returned');
    judge(this, this._obj, limit);
  });
  Assertion.overwriteMethod(
    'within',
    (original) =>
      function (...given) {
        if (!isRecovery(this._obj)) return original.apply(this, given);
        judge(this, this._obj, given[0] as DurationText);
      },
  );
}
