/** What a service is, where neither its image nor its check tells: by its ports, of which the one is taken that a person would ask first. */
import { type DescribedService, doorsOf } from '../model/described-service.ts';
import { bySite, likelySpeech, speechAt } from './by-port.ts';
import { dnsQuestion, smtp, ssh } from './known-servers.ts';
import type { Exchange, Nature } from './nature.ts';

export function byPorts(service: DescribedService): Nature {
  const doors = doorsOf(service);
  const [udp] = service.udp;
  if (udp !== undefined && doors.length === 0) {
    return { speaks: 'udp', port: udp, path: null, why: `port ${udp} of UDP`, guess: null };
  }
  const found = publishedOr(service, doors);
  if (found === null) return { speaks: 'unknown', port: null, path: null, why: 'no port is known of it', guess: null };
  const { port, why } = found;
  const isKnown = speechAt(port) !== null;
  const speaks = !isKnown && isTwin(service, port) ? 'tcp' : likelySpeech(port);
  if (speaks === 'http') {
    const guess = 'that it speaks HTTP, and which answers are good';
    return { speaks, port, path: '/', status: 'any', why, guess };
  }
  const guess = isKnown ? 'what it speaks, by its port' : 'that nothing more can be asked of it than a connection';
  return { speaks, port, path: null, ...exchangeAt(port), why, guess };
}

/** What it publishes; else the port that its environment orders, and else what it exposes. */
function publishedOr(
  { environment, exposed }: DescribedService,
  doors: readonly number[],
): { readonly port: number; readonly why: string } | null {
  const [door] = bySite(doors);
  if (door !== undefined) return { port: door, why: `it publishes port ${door}` };
  const ordered = Number(environment.PORT ?? 0);
  if (ordered > 0 && ordered < 65_536) return { port: ordered, why: `its PORT is ${ordered}` };
  const [port] = bySite(exposed);
  return port === undefined ? null : { port, why: `it exposes port ${port}` };
}

/** A site is on no port of UDP as well, but for its newest protocol. */
const isTwin = ({ udp }: DescribedService, port: number): boolean =>
  udp.includes(port) && ![80, 443, 8080, 8443].includes(port);

const exchanges: Readonly<Record<number, Exchange>> = { 22: ssh, 25: smtp, 587: smtp, 53: dnsQuestion };

export const exchangeAt = (port: number): Pick<Nature, 'exchange'> => {
  const exchange = exchanges[port];
  return exchange === undefined ? {} : { exchange };
};
