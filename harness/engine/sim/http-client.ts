/** The HTTP client of a run against modelled services: the same outcomes and phases as the real one. */
import { instant } from '../../model/time.ts';
import { type Answer, asHeard, type HttpClient, type HttpRequest } from '../clients.ts';
import type { Process } from './container.ts';
import type { Ask } from './process.ts';
import { type Seen, standingTo, unanswered, visit } from './published-port.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { World } from './world.ts';

export function simHttpClient(world: World, ask: Ask, time: VirtualTime): HttpClient {
  /** To which life of the process behind an address a connection is kept. */
  const kept = new Map<string, Process>();

  const request = (asked: HttpRequest): Promise<Answer> =>
    time.await(({ resolve }) => {
      const { host, port, method, path, body, timeout, connection } = asked;
      const request = { method, path, ...(body !== undefined && { body: body.text }) };
      const sent = world.now;
      const address = `${host}:${port}`;
      const standing = connection === 'kept' ? standingTo(world, kept.get(address)) : undefined;
      visit(world, ask, { at: { host, port }, request, timeout, standing }, (seen) => {
        if (connection === 'kept' && seen.life !== null) kept.set(address, seen.life);
        else if (connection === 'kept') kept.delete(address);
        resolve(answerOf(asked, sent, world.now, seen));
      });
    });

  return { request, close: () => kept.clear() };
}

function answerOf(asked: HttpRequest, sent: number, end: number, seen: Seen): Answer {
  const { status, body, headers, instance } = seen;
  const when = {
    sent: instant(sent),
    connected: seen.connected === null ? null : instant(seen.connected),
    firstByte: seen.firstByte === null ? null : instant(seen.firstByte),
    end: instant(end),
  };
  const heard = seen.outcome === 'answered' ? asked.accept(status ?? 0, body, headers) : unanswered(seen);
  return asHeard({ ...when, status, instance }, heard);
}
