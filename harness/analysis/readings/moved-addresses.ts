/** Containers that came back with another address: a client that keeps the old one asks nothing, or another service. */
import type { EventOf } from '../../model/event.ts';
import type { Instant, Span } from '../../model/time.ts';
import type { EventIndex } from '../event-index.ts';
import { contains } from './spans.ts';

export interface Move {
  readonly at: Instant;
  /** `orders #1 has 172.20.0.4 now, which was 172.20.0.3; stock had it before`. */
  readonly text: string;
  /** Whose address it was before, where that is another service's; else null. */
  readonly heldBy: string | null;
}

/** In order of time. */
export function movesIn(
  { observed: all, renewed }: Pick<EventIndex, 'observed' | 'renewed'>,
  span: Span,
): readonly Move[] {
  // The addresses of a stack that was taken down before are nobody's.
  const since = renewed.findLast((one) => one.at <= span.from)?.began ?? 0;
  const observed = all.filter((one) => one.at >= since);
  const moves: Move[] = [];
  for (const [index, one] of observed.entries()) {
    const known = observed.slice(0, index);
    const before = known.findLast((other) => other.service === one.service && other.replica === one.replica);
    if (before === undefined || !contains(span, one.at)) continue;
    const fresh = addressesOf(one).filter((address) => !addressesOf(before).includes(address));
    const given = addressesOf(before).filter((address) => !addressesOf(one).includes(address));
    if (fresh.length === 0 || given.length === 0) continue;
    const holder = known.findLast(
      (other) => other.service !== one.service && addressesOf(other).some((address) => fresh.includes(address)),
    );
    const heldBy = holder?.service ?? null;
    const whose = heldBy === null ? '' : `; ${heldBy} had it before`;
    const text = `${one.service} #${one.replica} has ${fresh.join(', ')} now, which was ${given.join(', ')}${whose}`;
    moves.push({ at: one.at, text, heldBy });
  }
  return moves;
}

const addressesOf = (one: EventOf<'service.observed'>): readonly string[] => one.addresses ?? [];
