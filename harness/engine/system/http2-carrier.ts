/** Carries requests over HTTP/2: a connection of its own for each fresh one, and one that is shared by the kept ones. */
import type { HttpManner } from '../../model/http-probe.ts';
import { authorityOf, type HttpRequest } from '../clients.ts';
import type { Clock } from '../environment.ts';
import type { Carrier } from './carrier.ts';
import { keptBody } from './http-exchange.ts';
import { exchangeOver, type Http2Question } from './http2-exchange.ts';
import { openLink } from './http2-link.ts';
import { Http2Sessions } from './http2-sessions.ts';
import { connectorOf } from './tls.ts';

export function http2Carrier({ tls }: HttpManner, headers: Readonly<Record<string, string>>, clock: Clock): Carrier {
  const open = connectorOf(tls, 'h2');
  const sessions = new Http2Sessions(clock, open);
  const { host: authority, ...own } = headers;
  const question = ({
    host,
    port,
    method,
    path,
    body,
    timeout,
    keep = keptBody,
    accept,
  }: HttpRequest): Http2Question => ({
    headers: {
      ...own,
      ':method': method,
      ':path': path,
      ':scheme': tls === undefined ? 'http' : 'https',
      ':authority': authority ?? authorityOf({ host, port }),
      ...(body !== undefined && { 'content-type': body.contentType, 'content-length': Buffer.byteLength(body.text) }),
    },
    ...(body !== undefined && { body: body.text }),
    timeout,
    keep,
    judge: ({ status, headers: came, body: text }) => accept(status, text.toString(), came),
  });
  return {
    takeLoss: (at) => sessions.takeLoss(at),
    start(asked, done) {
      if (asked.connection === 'kept') {
        const { link, release } = sessions.take(asked);
        return exchangeOver(clock, link, question(asked), (answer) => {
          release(answer.outcome === 'connect_timeout' || answer.outcome === 'response_timeout');
          done(answer);
        });
      }
      const link = openLink(asked, open, clock);
      return exchangeOver(clock, link, question(asked), (answer) => {
        link.session.destroy();
        done(answer);
      });
    },
    close: () => sessions.close(),
  };
}
