/** How an injection or a revert ended, in words: small constructors, and the sum over several containers. */
import type { EngineSpan } from '../engine/engine.ts';
import type { Landing } from '../model/event.ts';
import { catalogue, FailureError } from '../model/failure.ts';
import { messageOf } from '../model/message-of.ts';
import type { Landed } from './driver.ts';

export const applied = (proof: string): Landed => ({ landing: 'applied', proof });
export const rejected = (proof: string): Landed => ({ landing: 'rejected', proof });
export const unknown = (proof: string): Landed => ({ landing: 'unknown', proof });

/** What an error says, in one line. */
export const reasonOf = (error: unknown): string =>
  messageOf(error)
    .trim()
    .replaceAll(/\s*\n\s*/g, '; ');

/** What an error means for a landing: unknown, unless it is certain that the thing did not happen. */
export function landingOf(error: unknown): Landed {
  const definite = error instanceof FailureError && error.failures.every((one) => catalogue[one.code].definite);
  return definite ? rejected(reasonOf(error)) : unknown(reasonOf(error));
}

const gravity: Readonly<Record<Landing, number>> = { applied: 0, rejected: 1, unknown: 2 };

/** Several containers as one: applied only if all are; what is uncertain outweighs what was refused. */
export function merge(parts: readonly Landed[]): Landed {
  if (parts.length === 0) throw new Error('nothing to merge: a fault without a target must be refused');
  const worst = parts.reduce((one, other) => (gravity[other.landing] > gravity[one.landing] ? other : one));
  const proof = parts.map((part) => part.proof).join('; ');
  const done = spanOf(parts.map((part) => part.done ?? null));
  return { landing: worst.landing, proof, ...(done !== null && { done }) };
}

/** From the first to the last of them; null when one did not tell. */
export function spanOf(spans: readonly (EngineSpan | null)[]): EngineSpan | null {
  const known = spans.filter((span) => span !== null);
  if (known.length === 0 || known.length < spans.length) return null;
  const froms = known.map((span) => span.from).filter((from) => from !== null);
  const from = froms.length === known.length ? Math.min(...froms) : null;
  return { from, to: Math.max(...known.map((span) => span.to)) };
}
