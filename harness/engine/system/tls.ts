/** TLS with a server: who is trusted, the name that is asked for, and what is spoken over it. */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect, createSecureContext } from 'node:tls';
import type { Tls } from '../../model/http-probe.ts';
import type { HostPort } from '../clients.ts';

export type Connector = (at: HostPort) => Socket;

export const plainConnector: Connector = ({ host, port }) => connectTcp({ host, port, noDelay: true });

/**
 * Each connection makes a handshake of its own, without the session of an earlier one. `protocol`: what is offered to the server as
 * the only thing that is spoken. Reading the certificates is done once.
 */
export function connectorOf(tls: Tls | undefined, protocol: 'http/1.1' | 'h2'): Connector {
  if (tls === undefined) return plainConnector;
  const { ca, serverName, verify = true } = tls;
  const secureContext = createSecureContext(ca === undefined ? {} : { ca });
  const shared = { secureContext, rejectUnauthorized: verify, ALPNProtocols: [protocol], noDelay: true };
  // A certificate is asked for by name; an address has none to ask for.
  return ({ host, port }) =>
    connect({ ...shared, host, port, servername: serverName ?? (isIP(host) === 0 ? host : '') });
}
