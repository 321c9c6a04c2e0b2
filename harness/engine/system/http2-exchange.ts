/** One request over HTTP/2, from its sending to its end, with its instants on the run's clock. */
import {
  type ClientHttp2Stream,
  constants,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
  type OutgoingHttpHeaders,
} from 'node:http2';
import type { Outcome } from '../../model/probe.ts';
import type { Duration, Instant } from '../../model/time.ts';
import { type Answer, asHeard, type Heard } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { heardOfError } from './http-outcome.ts';
import type { Http2Link } from './http2-link.ts';

export interface Http2Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Empty: none came. */
  readonly trailers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Http2Question {
  /** With the pseudo-headers. */
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  /** The whole of it, connecting included. */
  readonly timeout: Duration;
  /** How much of the answer's body is kept, in bytes. */
  readonly keep: number;
  /** What a reply that came whole is worth. */
  readonly judge: (reply: Http2Reply) => Outcome | Heard;
}

/** Calls `done` exactly once. Returns a function that ends it at once, as `harness_late`: given up by us. The link stays as it is. */
export function exchangeOver(
  clock: Clock,
  { session, connected }: Http2Link,
  { headers, body, timeout, keep, judge }: Http2Question,
  done: (answer: Answer) => void,
): () => void {
  const sent = clock.now();
  const before = connected() !== null;
  let firstByte: Instant | null = null;
  let reply: (IncomingHttpHeaders & IncomingHttpStatusHeader) | null = null;
  let trailers: IncomingHttpHeaders = {};
  let whole = false;
  let over = false;
  const chunks: Buffer[] = [];
  let length = 0;
  const stream: ClientHttp2Stream = session.request(headers, { endStream: body === undefined });
  const end = (heard: Outcome | Heard): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    session.off('error', fail);
    session.off('close', gone);
    if (!stream.closed) stream.close(constants.NGHTTP2_CANCEL);
    const status = reply?.[':status'] ?? null;
    const instance = reply?.['x-instance'];
    const seen = { sent, connected: before ? sent : connected(), firstByte, end: clock.now(), status };
    done(asHeard({ ...seen, instance: typeof instance === 'string' ? instance : null }, heard));
  };
  const fail = (error: NodeJS.ErrnoException): void => end(heardOfError(error, connected() !== null));
  const gone = (): void => end('closed_early');
  // One more round of the event loop reads what is there, where it was ours that was blocked.
  const expire = (): void =>
    void setImmediate(() => end(connected() === null ? 'connect_timeout' : 'response_timeout'));
  const timer = setTimeout(expire, Math.ceil(timeout));
  session.once('error', fail);
  session.once('close', gone);
  stream.once('response', (came) => {
    firstByte = clock.now();
    reply = came;
  });
  stream.once('trailers', (came) => {
    trailers = came;
  });
  stream.on('data', (chunk: Buffer) => {
    if (length < keep) chunks.push(chunk);
    length += chunk.length;
  });
  stream.once('end', () => {
    whole = true;
  });
  // Where the session goes with the stream, that has the reason, and tells it next.
  stream.on('error', () => {
    if (!session.destroyed) end('reset');
  });
  stream.once('close', () => {
    if (whole && reply !== null && stream.rstCode === 0) {
      end(
        judge({
          status: reply[':status'] ?? 0,
          headers: reply,
          trailers,
          body: Buffer.concat(chunks).subarray(0, keep),
        }),
      );
    } else if (!session.destroyed) end(stream.rstCode === 0 ? 'closed_early' : 'reset');
  });
  if (body !== undefined) stream.end(body);
  return () => end('harness_late');
}
