/** When the stack is made anew, as a scenario says it. */
import { fail } from '../model/failure.ts';
import type { Fresh } from '../model/scenario.ts';

const known: readonly Fresh[] = ['always', 'when broken', 'never'];

/** Throws R222 for what is none of them. */
export function readFresh(text: Fresh | undefined): Fresh {
  if (text === undefined) return 'when broken';
  if (known.includes(text)) return text;
  return fail('R222', `'fresh' is ${JSON.stringify(text)}, and that is no such choice`, {
    fix: `write ${known.map((one) => `'${one}'`).join(', ')}, or leave it out`,
  });
}
