/** One HTTP/2 connection: over TLS as agreed with the server, without TLS at once. */
import { type ClientHttp2Session, connect } from 'node:http2';
import { TLSSocket } from 'node:tls';
import type { Instant } from '../../model/time.ts';
import { authorityOf, type HostPort } from '../clients.ts';
import type { Clock } from '../environment.ts';
import { notAgreed } from './http-outcome.ts';
import type { Connector } from './tls.ts';

export interface Http2Link {
  readonly session: ClientHttp2Session;
  /** When somebody took the connection; null: nobody has. */
  readonly connected: () => Instant | null;
}

export function openLink(at: HostPort, open: Connector, clock: Clock): Http2Link {
  let connected: Instant | null = null;
  const socket = open(at);
  socket.once('connect', () => {
    connected = clock.now();
  });
  const session = connect(`http://${authorityOf(at)}`, {
    createConnection: () => socket,
  });
  session.once('connect', () => {
    if (!(socket instanceof TLSSocket) || socket.alpnProtocol === 'h2') return;
    session.destroy(Object.assign(new Error('it does not offer HTTP/2'), { code: notAgreed }));
  });
  // Who asks over it hears of its errors; after that nobody needs to.
  session.on('error', () => undefined);
  return { session, connected: () => connected };
}
