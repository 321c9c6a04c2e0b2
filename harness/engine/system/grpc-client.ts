/** The real gRPC client: unary calls over HTTP/2 without TLS, each on a connection of its own, timed and ended. */
import { connect, type IncomingHttpHeaders } from 'node:http2';
import type { Outcome } from '../../model/probe.ts';
import type { Instant } from '../../model/time.ts';
import type { Answer, GrpcClient, GrpcRequest } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { outcomeOfError } from './http-outcome.ts';

/** Its instants are read from `clock`. */
export const systemGrpc = (clock: Clock): GrpcClient => ({ call: (request) => call(clock, request) });

const call = (clock: Clock, { host, port, method, message, timeout, accept }: GrpcRequest): Promise<Answer> =>
  new Promise((resolve) => {
    const sent = clock.now();
    let connected: Instant | null = null;
    let firstByte: Instant | null = null;
    let status: number | null = null;
    let http: number | null = null;
    let received = Buffer.alloc(0);
    const session = connect(`http://${host.includes(':') ? `[${host}]` : host}:${port}`);
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      session.destroy();
      resolve({ sent, connected, firstByte, end: clock.now(), outcome, status, instance: null });
    };
    const fail = (error: NodeJS.ErrnoException): void => end(outcomeOfError(error, connected !== null));
    // One more round of the event loop reads what is there, where it was ours that was blocked.
    const expire = (): void =>
      void setImmediate(() => end(connected === null ? 'connect_timeout' : 'response_timeout'));
    const timer = setTimeout(expire, Math.ceil(timeout));
    const hear = (headers: IncomingHttpHeaders): void => {
      const told = headers['grpc-status'];
      if (typeof told === 'string' && /^\d+$/.test(told)) status = Number(told);
    };
    session.once('connect', () => {
      connected = clock.now();
    });
    session.once('error', fail);
    session.once('close', () => end('closed_early'));
    const stream = session.request({
      ...{ ':method': 'POST', ':path': method, 'content-type': 'application/grpc', te: 'trailers' },
    });
    stream.once('response', (headers) => {
      firstByte = clock.now();
      http = headers[':status'] ?? null;
      hear(headers);
    });
    stream.once('trailers', hear);
    stream.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
    });
    // Where the session goes with the stream, that has the reason, and tells it next.
    stream.once('error', () => {
      if (!session.destroyed) end('reset');
    });
    stream.once('close', () => {
      if (status !== null) end(accept(status, unframed(received)));
      else if (http !== null) end(ofHttp(http));
      else if (!session.destroyed) end('closed_early');
    });
    stream.end(framed(message));
  });

/** Something in between answers for a server in HTTP alone. */
const ofHttp = (status: number): Outcome => (status >= 500 ? 'http5xx' : status >= 400 ? 'http4xx' : 'protocol');

/** Before each message stand a byte for its compression, and its length. */
function framed(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
}

/** The first message; null: there is none, or not all of it, or it is compressed. */
function unframed(received: Buffer): Uint8Array | null {
  if (received.length < 5 || received[0] !== 0) return null;
  const end = 5 + received.readUInt32BE(1);
  return received.length < end ? null : received.subarray(5, end);
}
