/** The check probe: a function of the user's, whatever it does. */
import type { CheckFunction, CheckFunctions } from '../model/check-function.ts';
import type { CheckProbe } from '../model/command-probe.ts';
import { labelOf } from '../model/load-traits.ts';
import type { Probe, ProbeName } from '../model/probe.ts';
import type { DurationText } from '../model/time.ts';
import { admit } from './door.ts';
import { type RateText, readDuration, readRate } from './duration.ts';
import { made } from './made.ts';
import { object, optional, value } from './schema.ts';
import { length, rate, text } from './values.ts';

/** How often a check is called, and how long it may take. */
export interface CheckOptions {
  /** Calls per second, 0.001 to 1,000. Default `'1/s'`. */
  readonly rate?: RateText;
  /** A call is good only when it returns within this time of its due instant. At most a day. Default `'2s'`. */
  readonly within?: DurationText;
}

const options = object<CheckOptions>({ rate: optional(rate), within: optional(length) });

const called = value<CheckFunction>(
  (given) => typeof given === 'function',
  "give a function: async ({ address, signal }) => { await fetch(address(api, '/orders'), { signal }) }",
);

/** A scenario is plain data, which a function is not: whoever loads the file finds it here. */
const functions = new WeakMap<Probe, CheckFunction>();

/** The functions of those that are checks, and no copies of any. */
export const functionsOf = (probes: Readonly<Record<ProbeName, Probe>>): CheckFunctions =>
  new Map(
    Object.values(probes).flatMap((probe) => {
      const run = functions.get(probe);
      return run === undefined ? [] : [[labelOf(probe), run] as const];
    }),
  );

/**
 * Calls a function of yours again and again. It is good when it returns (a text or a number that it returns is its value), and bad when
 * it throws (`failed`, with the message) or has not returned in time (`response_timeout`). It is given `address`, which tells where a
 * service is reached, and a `signal` that aborts when its time is over. The run publishes the port of every service that the stack
 * declares. The function runs in a process of its own, which is ended and started again when a call does not return; what it keeps in
 * variables is then gone, and what it prints is not shown. Two checks of one name are refused (R225).
 *
 * @example
 * const orders = check('orders add up', async ({ address, signal }) => {
 *   const list = await (await fetch(address(api, '/orders'), { signal })).json();
 *   if (list.length === 0) throw new Error('there are no orders');
 * });
 */
export function check(name: string, run: CheckFunction, given: CheckOptions = {}): CheckProbe {
  admit('check', { name, run, options: given }, { name: text, run: called, options });
  const probe = made<CheckProbe>({
    type: 'probe',
    kind: 'check',
    service: '',
    name,
    rate: readRate(given.rate ?? '1/s'),
    within: readDuration(given.within ?? '2s'),
  });
  functions.set(probe, run);
  return probe;
}
