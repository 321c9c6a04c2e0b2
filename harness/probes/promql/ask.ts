/** One question to the HTTP API of a Prometheus. */
import type { Answer, HttpClient } from '../../engine/clients.ts';
import { leftText } from '../../model/duration-text.ts';
import type { HttpManner } from '../../model/http-probe.ts';
import type { Outcome } from '../../model/probe.ts';
import type { Duration } from '../../model/time.ts';
import { type Envelope, readEnvelope } from './envelope.ts';

/** Where a Prometheus is reached; `prefix` is the path that it is served under, without a slash at its end. */
export interface PrometheusAddress {
  readonly host: string;
  readonly port: number;
  readonly tls?: boolean;
  readonly prefix?: string;
}

/** The address in a URL, which must be one of `http:` or `https:`. A user and password in it are left out. */
export function addressIn(text: string): PrometheusAddress {
  const url = new URL(text);
  const tls = url.protocol === 'https:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (tls ? 443 : 80) : Number(url.port),
    tls,
    prefix: url.pathname.replace(/\/+$/, ''),
  };
}

export interface PrometheusReply extends Envelope {
  readonly answer: Answer;
}

/** Some ten thousand series of one point, in bytes. */
const longestAnswer = 4 * 1024 * 1024;

const overTls: HttpManner = { tls: {} };

/** Never throws for what Prometheus does: whatever keeps it from answering is the reply's `error`. */
export async function ask(
  http: HttpClient,
  { host, port, tls = false, prefix = '' }: PrometheusAddress,
  question: { readonly path: string; readonly parameters?: Readonly<Record<string, string>> },
  timeout: Duration,
): Promise<PrometheusReply> {
  let read = null as Envelope | null;
  const accept = (status: number, body: string): Outcome => {
    read =
      body.length < longestAnswer
        ? readEnvelope(status, body)
        : { data: null, error: 'the answer is longer than 4 MiB: ask for fewer series', notes: [] };
    return 'ok';
  };
  const query = new URLSearchParams(question.parameters).toString();
  const path = `${prefix}${question.path}${query === '' ? '' : `?${query}`}`;
  const asked = { host, port, method: 'GET', path, connection: 'fresh', timeout, keep: longestAnswer, accept } as const;
  const answer = await http.request(tls ? { ...asked, manner: overTls } : asked);
  const envelope: Envelope = read ?? { data: null, error: failureText(answer.outcome, timeout), notes: [] };
  return { ...envelope, answer };
}

const failureWords: Partial<Record<Outcome, string>> = {
  refused: 'the connection was refused',
  reset: 'the connection was reset',
  closed_early: 'the connection ended before the answer did',
  dns: 'its name could not be resolved',
  unreachable: 'it could not be reached',
  tls: 'its certificate was not accepted, or it does not speak TLS',
  protocol: 'it does not speak HTTP',
  harness_late: 'the harness gave it up',
};

const failureText = (outcome: Outcome, timeout: Duration): string => failureWords[outcome] ?? noAnswer(timeout);

/** What was left of the time, when we sent a little late. */
export const noAnswer = (within: Duration): string => `no answer within ${leftText(within)}`;
