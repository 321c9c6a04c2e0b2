/** The real gRPC client: unary calls over HTTP/2, each on a connection of its own, timed and ended. */

import type { Tls } from '../../model/http-probe.ts';
import type { Outcome } from '../../model/probe.ts';
import { type Answer, authorityOf, type GrpcClient, type GrpcRequest, type Heard } from '../clients.ts';
import type { Clock } from '../environment.ts';
import type { Http2Reply } from './http2-exchange.ts';
import { exchangeOver } from './http2-exchange.ts';
import { openLink } from './http2-link.ts';
import { type Connector, connectorOf } from './tls.ts';

/** The longest answer that is read, in bytes: gRPC's own limit, where nobody sets another. */
const keep = 4 * 1024 * 1024;

/** Its instants are read from `clock`. */
export function systemGrpc(clock: Clock): GrpcClient {
  const connectors = new Map<Tls | undefined, Connector>();
  const connectorFor = (tls: Tls | undefined): Connector => {
    const connector = connectors.get(tls) ?? connectorOf(tls, 'h2');
    connectors.set(tls, connector);
    return connector;
  };
  return { call: (request) => call(clock, request, connectorFor(request.tls)) };
}

const call = (clock: Clock, request: GrpcRequest, open: Connector): Promise<Answer> =>
  new Promise((resolve) => {
    const { host, port, method, message, tls, timeout, accept } = request;
    const link = openLink({ host, port }, open, clock);
    const authority = tls?.serverName ?? authorityOf({ host, port });
    let status: number | null = null;
    const judge = (reply: Http2Reply): Outcome | Heard => {
      status = statusIn(reply);
      return status === null ? ofHttp(reply.status) : accept(status, unframed(reply.body));
    };
    const pseudo = { ':method': 'POST', ':path': method, ':scheme': tls === undefined ? 'http' : 'https' };
    const headers = { ...pseudo, ':authority': authority, 'content-type': 'application/grpc', te: 'trailers' };
    exchangeOver(clock, link, { headers, body: framed(message), timeout, keep, judge }, (answer) => {
      link.session.destroy();
      resolve({ ...answer, status });
    });
  });

/** After the message, or at once where there is none. Null: it is no answer of gRPC's. */
function statusIn({ headers, trailers }: Http2Reply): number | null {
  const told = trailers['grpc-status'] ?? headers['grpc-status'];
  return typeof told === 'string' && /^\d+$/.test(told) ? Number(told) : null;
}

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
