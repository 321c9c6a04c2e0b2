/** What a conversation makes of bytes: they come at once, and as well one after the other. */
import { expect } from 'chai';
import type { Conversation } from '../../harness/engine/clients.ts';
import type { Outcome } from '../../harness/model/probe.ts';

export type Parts = readonly (string | number)[];

export const bytes = (...parts: Parts): Uint8Array =>
  Uint8Array.from(parts.flatMap((one) => (typeof one === 'number' ? [one] : [...Buffer.from(one)])));

type Heard = Outcome | Uint8Array | null;

/** Null: it waits for more. */
export function heard({ hear }: Conversation, ...parts: Parts): Heard {
  const all = bytes(...parts);
  let first: Heard = null;
  for (let length = 1; length <= all.length && first === null; length += 1)
    first = hear(all.subarray(0, length), false);
  expect(first, `${JSON.stringify(parts)} byte by byte`).to.deep.equal(hear(all, false));
  return first;
}
