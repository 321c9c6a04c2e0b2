/** A check as its user writes it: a function that returns where all is well, and throws where it is not. */
import type { ServiceRef } from './stack.ts';

/** What a check is given each time. */
export interface CheckContext {
  /**
   * Where a service is reached from this machine, at the port that the stack declares: `address(api, '/orders')` is
   * `'http://127.0.0.1:32768/orders'`. Throws where it declares none, or where that cannot be reached.
   */
  readonly address: (service: ServiceRef, path?: `/${string}`) => string;
  /** Aborts when the time of this call is over: hand it on to `fetch` and its like, so that nothing goes on. */
  readonly signal: AbortSignal;
}

/** What it returns is its value, where that is a text or a number. */
export type CheckFunction = (context: CheckContext) => unknown;

/** Those of a scenario, by the names of its checks. */
export type CheckFunctions = ReadonlyMap<string, CheckFunction>;
