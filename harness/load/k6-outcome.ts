/** What k6 says of a request, as one of our outcomes. Codes: k6 v2, `lib/netext/httpext/error_codes.go`. */
import type { Outcome } from '../model/probe.ts';

/** The tags of a request that tell how it went; k6 leaves out those that are empty. */
export interface K6Verdict {
  /** `true` where the script calls the status good: 200 to 399 unless it says otherwise. Absent: the script judges none. */
  readonly expected: string | undefined;
  readonly code: string | undefined;
  readonly error: string | undefined;
  /** 0: there was no answer. */
  readonly status: number;
  /** Whether it ever had a connection. */
  readonly connected: boolean;
}

export function outcomeOf({ expected, code, error, status, connected }: K6Verdict): Outcome {
  if (expected === 'true') return 'ok';
  if (code === undefined) return expected === undefined && status > 0 ? 'ok' : 'wrong';
  const number = Number(code);
  if (number === 1050) return connected ? 'response_timeout' : 'connect_timeout';
  if (number === 1000 && /EOF|server closed/.test(error ?? '')) return 'closed_early';
  return single[number] ?? ranges.find(([from, to]) => number >= from && number <= to)?.[2] ?? 'protocol';
}

const single: Readonly<Record<number, Outcome>> = {
  1201: 'reset',
  1202: 'reset',
  1211: 'connect_timeout',
  1212: 'refused',
  1220: 'reset',
};

/** 1000 and 1020 (no URL), 16xx (HTTP/2) but GOAWAY, and 1701 (not decompressible) are breaches of protocol, as is what we do not know. */
const ranges: readonly (readonly [from: number, to: number, outcome: Outcome])[] = [
  [1010, 1010, 'unreachable'],
  [1100, 1109, 'dns'],
  [1110, 1119, 'unreachable'],
  [1200, 1209, 'reset'],
  [1210, 1219, 'unreachable'],
  [1300, 1399, 'tls'],
  [1400, 1499, 'http4xx'],
  [1500, 1599, 'http5xx'],
  [1610, 1629, 'closed_early'],
];
