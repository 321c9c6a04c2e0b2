/** One HTTP request, from its sending to its end, with its instants on the run's clock. */
import { type ClientRequest, type IncomingMessage, type RequestOptions, request as send } from 'node:http';
import type { Socket } from 'node:net';
import type { Outcome } from '../../model/probe.ts';
import type { Instant } from '../../model/time.ts';
import { type Answer, asHeard, type Heard, type HttpRequest } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { heardOfError } from './http-outcome.ts';

/** A body is read to its end, but no more than this is kept of it where nobody asks for more, in bytes. */
export const keptBody = 64 * 1024;

/** What is known of a request so far; one of these per request is all its state. */
interface Exchange {
  readonly asked: HttpRequest;
  readonly clock: Clock;
  readonly sent: Instant;
  readonly done: (answer: Answer) => void;
  connected: Instant | null;
  firstByte: Instant | null;
  status: number | null;
  instance: string | null;
  request: ClientRequest | null;
  timer: NodeJS.Timeout | null;
  ended: boolean;
}

/**
 * Sends the request and calls `done` exactly once. `via` says which connection it takes.
 * Returns a function that ends it at once, as `harness_late`: given up by us.
 */
export function exchange(
  clock: Clock,
  asked: HttpRequest,
  via: RequestOptions,
  done: (answer: Answer) => void,
): () => void {
  const one: Exchange = {
    asked,
    clock,
    sent: clock.now(),
    done,
    connected: null,
    firstByte: null,
    status: null,
    instance: null,
    request: null,
    timer: null,
    ended: false,
  };
  const { host, port, method, path, body } = asked;
  const request = send({ ...via, host, port, method, path, headers: { ...via.headers, ...headersOf(body) } });
  one.request = request;
  request.on('socket', (socket) => followSocket(one, socket));
  request.on('response', (response) => readAnswer(one, response));
  request.on('error', (error) => end(one, heardOfError(error, one.connected !== null)));
  // For endings that Node reports in no other way (an upgrade nobody asked for); a begun answer has its own.
  request.on('close', () => {
    if (one.status === null) end(one, 'protocol');
  });
  one.timer = setTimeout(() => expire(one), Math.ceil(asked.timeout));
  request.end(body?.text);
  return () => end(one, 'harness_late');
}

/** A body is sent whole with its length, so that a service that reads no chunks can read it. */
const headersOf = (body: HttpRequest['body']): Record<string, string | number> =>
  body === undefined ? {} : { 'content-type': body.contentType, 'content-length': Buffer.byteLength(body.text) };

function followSocket(one: Exchange, socket: Socket): void {
  const connected = (): void => {
    one.connected = one.clock.now();
  };
  if (socket.connecting) socket.once('connect', connected);
  else one.connected = one.sent;
  // Ahead of the parser, so that even an answer that cannot be parsed has its first byte.
  socket.prependOnceListener('data', () => {
    one.firstByte = one.clock.now();
  });
}

function readAnswer(one: Exchange, response: IncomingMessage): void {
  const instance = response.headers['x-instance'];
  one.status = response.statusCode ?? null;
  one.instance = typeof instance === 'string' ? instance : null;
  const kept = one.asked.keep ?? keptBody;
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    if (length < kept) chunks.push(chunk);
    length += chunk.length;
  });
  response.on('end', () => {
    const body = Buffer.concat(chunks).subarray(0, kept).toString();
    end(one, one.asked.accept(one.status ?? 0, body, response.headers), true);
  });
  response.on('error', (error) => end(one, heardOfError(error, true)));
}

/**
 * The time is over. If our own event loop was blocked, an answer may lie unread in the socket: one more round of it reads
 * what is there before it counts against the service.
 */
function expire(one: Exchange): void {
  setImmediate(() => end(one, one.connected === null ? 'connect_timeout' : 'response_timeout'));
}

function end(one: Exchange, heard: Outcome | Heard, whole = false): void {
  if (one.ended) return;
  one.ended = true;
  if (one.timer !== null) clearTimeout(one.timer);
  if (!whole) one.request?.destroy();
  const { sent, connected, firstByte, status, instance } = one;
  one.done(asHeard({ sent, connected, firstByte, end: one.clock.now(), status, instance }, heard));
}
