/** What the resolver said of a name, and for how long. */
import type { EventOf } from '../../model/event.ts';
import type { DnsSpan } from '../../model/witness-reading.ts';
import { replicaText, type WhoAnswered } from './who-answered.ts';

type Answer = EventOf<'dns.answered'>;

/**
 * Lookups, in the order in which they were due, → spans of one answer each: from when the first lookup was due to when the last
 * one ended, and no further than the next span. The order of the addresses in an answer is by chance, and no change of it.
 */
export function dnsSpans(answers: readonly Answer[], who: WhoAnswered): DnsSpan[] {
  const spans: DnsSpan[] = [];
  for (const answer of answers) {
    const { due, end, ttl, error } = answer;
    const names = answer.addresses.map((address) => replicaText(who(address, end), address)).sort(inOrder);
    const last = spans.at(-1);
    if (last !== undefined && last.error === error && last.names.join() === names.join()) {
      spans[spans.length - 1] = { ...last, to: end };
      continue;
    }
    if (last !== undefined && last.to > due) spans[spans.length - 1] = { ...last, to: due };
    spans.push({ from: due, to: end, names, ttl, error });
  }
  return spans;
}

const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
