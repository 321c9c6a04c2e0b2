/** The HTTP client of a run against modelled services: the same outcomes and phases as the real one. */
import { instant } from '../../model/time.ts';
import { type Answer, asHeard, type HttpClient, type HttpRequest } from '../clients.ts';
import type { Process } from './container.ts';
import type { Ask } from './process.ts';
import { ownerOf, type Seen, unanswered, visit } from './published-port.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { World } from './world.ts';

export function simHttpClient(world: World, ask: Ask, time: VirtualTime): HttpClient {
  /** To which life of the process behind a port a connection is kept. */
  const kept = new Map<number, Process>();

  const request = (asked: HttpRequest): Promise<Answer> =>
    time.await(({ resolve }) => {
      const { port, method, path, body, timeout, connection } = asked;
      const request = { method, path, ...(body !== undefined && { body: body.text }) };
      const sent = world.now;
      const container = ownerOf(world, port);
      const life = container?.life ?? null;
      const standing = container !== undefined && container.attachments.length > 0;
      const established = connection === 'kept' && standing && life !== null && kept.get(port) === life;
      visit(world, ask, { port, request, timeout, established }, (seen) => {
        if (connection === 'kept') {
          const now = ownerOf(world, port)?.life ?? null;
          if (seen.outcome === 'answered' && now !== null) kept.set(port, now);
          else kept.delete(port);
        }
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
