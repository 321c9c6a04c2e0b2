/** Runs a k6 script as a resident of the stack's network, and turns what it tells into events. */
import type { K6Load } from '../model/load.ts';
import type { LoadContext, RunningLoad } from './load.ts';

/** Returns once the script's first request was seen, or it could not begin. */
export function startK6(_load: K6Load, { name }: LoadContext): Promise<RunningLoad> {
  return Promise.reject(new Error(`${name}: k6 is not there yet`));
}
