/**
 * nftables rules on DNS messages (RFC 1035 §4.1), matched byte by byte behind the UDP or TCP header.
 *
 * The engine's resolver answers in the caller's own namespace, uncompressed and with the name as it was asked, so every
 * field stands at an offset that the name's length fixes.
 */
import { chain } from './chain.ts';

/** Bytes before the question: the UDP header, then the DNS header of 12 bytes. */
const udpHeader = 8;
const dnsHeader = 12;
/** TCP headers without options, and with the timestamps that Linux sends. */
const tcpHeaders = [20, 32];
/** Type and class behind a name in the question; type, class, lifetime and length behind one in an answer. */
const questionTail = 4;
const answerTail = 10;

/**
 * The answer to a query for one of `names` is turned into "no such name" before the caller reads it; over TCP the query
 * is refused. Answers for all other names pass untouched, and nothing is asked of a resolver outside.
 */
export function nxdomainRules(names: readonly string[]): readonly string[] {
  const answers = names.map(
    (name) => `udp sport 53 ${matches(udpHeader + dnsHeader, wireName(name))} counter ${noSuchName}`,
  );
  const queries = names.flatMap((name) =>
    tcpHeaders.map(
      (header) =>
        `tcp dport 53 tcp doff ${header / 4} ${matches(header + 2 + dnsHeader, wireName(name))} counter reject with tcp reset`,
    ),
  );
  return [...chain('answers', 'input', -150, answers), ...chain('queries', 'output', -150, queries)];
}

/** Flags: response, authoritative, recursion desired and available, NXDOMAIN; no records; no UDP checksum. */
const noSuchName = '@th,80,16 set 0x8583 @th,112,48 set 0x0 @th,48,16 set 0x0';

/**
 * Adds every address that an answer gives for one of `names` to the sets, so that a callee which comes back at another
 * address is cut as soon as the caller has asked for it.
 */
export function learningRules(
  names: readonly string[],
  answers: number,
  set4: string,
  set6: string,
): readonly string[] {
  const indices = Array.from({ length: answers }, (_, index) => index);
  return names.flatMap((name) => {
    const wire = wireName(name);
    const asked = `udp sport 53 ${matches(udpHeader + dnsHeader, wire)}`;
    const address = (type: 1 | 28, bytes: 4 | 16, set: string, index: number): string => {
      const answer = udpHeader + dnsHeader + wire.length + questionTail + index * (wire.length + answerTail + bytes);
      const data = answer + wire.length + answerTail;
      return `${asked} ${matches(answer + wire.length, [0, type])} add @${set} { @th,${data * 8},${bytes * 8} }`;
    };
    return indices.flatMap((index) => [address(1, 4, set4, index), address(28, 16, set6, index)]);
  });
}

/** Counts queries over UDP for each name by itself, before the engine translates the resolver's port. */
export const countingRules = (names: readonly string[]): readonly string[] =>
  names.map(
    (name) => `udp dport 53 ${matches(udpHeader + dnsHeader, wireName(name))} counter comment ${JSON.stringify(name)}`,
  );

/** A name as it stands in a message: each label behind its length, and a zero at the end. */
export const wireName = (name: string): readonly number[] => [
  ...name.split('.').flatMap((label) => {
    const bytes = new TextEncoder().encode(label);
    return [bytes.length, ...bytes];
  }),
  0,
];

/** `@th,<offset>,<length> 0x…` in bits; one match holds 16 bytes at most. */
function matches(offset: number, bytes: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = bytes.slice(at, at + 16);
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    parts.push(`@th,${(offset + at) * 8},${part.length * 8} 0x${hex}`);
  }
  return parts.join(' ');
}
