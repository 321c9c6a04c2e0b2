/** Writes with an id each, and reads them back when the stack has recovered. */
import type { WritesLoad } from '../model/load.ts';
import type { LoadContext, RunningLoad } from './load.ts';

export function startWrites(_load: WritesLoad, { name }: LoadContext): Promise<RunningLoad> {
  return Promise.reject(new Error(`${name}: writes are not there yet`));
}
