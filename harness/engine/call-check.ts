/** Calls a check once, and tells what came of it. */
import type { CheckFunction } from '../model/check-function.ts';
import { messageOf } from '../model/message-of.ts';
import type { ServiceName } from '../model/stack.ts';
import { keptSaid, keptValue } from './answer-text.ts';
import type { Addresses, Answer } from './clients.ts';

export type CheckEnd = Pick<Answer, 'outcome' | 'value' | 'said'>;

/** Never throws. Its time is not kept here: who gives the signal does that. */
export async function callCheck(run: CheckFunction, addresses: Addresses, signal: AbortSignal): Promise<CheckEnd> {
  try {
    const address = ({ name }: { readonly name: ServiceName }, path = ''): string => {
      const base = addresses[name];
      if (base === undefined)
        throw new Error(`${name} cannot be reached: the stack declares no port of it that can be published`);
      return `${base}${path}`;
    };
    const result = await run({ address, signal });
    const isValue = ['string', 'number', 'bigint', 'boolean'].includes(typeof result);
    return { outcome: 'ok', ...(isValue && { value: keptValue(String(result)) }) };
  } catch (error) {
    return { outcome: 'failed', said: keptSaid(wordsOf(error)) };
  }
}

/** `fetch` says why it failed in the cause of what it throws. */
function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
  return cause === '' ? messageOf(error) : `${messageOf(error)}: ${cause}`;
}
