/** The TCP client of a run against modelled services. */
import type { Outcome } from '../../model/probe.ts';
import { instant } from '../../model/time.ts';
import type { Answer, Conversation, TcpClient } from '../clients.ts';
import type { Ask } from './process.ts';
import { connectionTo, type Seen, unanswered, visit } from './published-port.ts';
import { questionIn, saidBy } from './servers.ts';
import type { VirtualTime } from './virtual-time.ts';
import { schedule, type World } from './world.ts';

/** Connecting is without chance, so that an observer changes nothing of what comes. */
export const simTcpClient = (world: World, ask: Ask, time: VirtualTime): TcpClient => ({
  connect: ({ host, port }) =>
    time.await(({ resolve }) => {
      const sent = instant(world.now);
      schedule(world, world.parameters.connect.p50, () => {
        const outcome = connectionTo(world, { host, port });
        const end = instant(world.now);
        const connected = outcome === 'refused' || outcome === 'dns' ? null : end;
        resolve({ sent, connected, firstByte: null, end, outcome, status: null, instance: null });
      });
    }),
  converse: ({ host, port, timeout, conversation }) =>
    time.await(({ resolve }) => {
      const sent = world.now;
      const request = questionIn(conversation.speaks);
      visit(world, ask, { at: { host, port }, request, timeout }, (seen) => {
        const outcome = seen.outcome === 'answered' ? talkOver(conversation, seen) : unanswered(seen);
        resolve(answerOf(sent, world.now, seen, outcome, null));
      });
    }),
});

export const answerOf = (sent: number, end: number, seen: Seen, outcome: Outcome, status: number | null): Answer => ({
  sent: instant(sent),
  connected: seen.connected === null ? null : instant(seen.connected),
  firstByte: seen.firstByte === null ? null : instant(seen.firstByte),
  end: instant(end),
  outcome,
  status,
  instance: null,
});

/** What a server says in turn, and how the conversation ends by it. */
function talkOver({ speaks, hear }: Conversation, { status, body }: Seen): Outcome {
  const said = saidBy(speaks, status, body);
  for (const each of said) {
    const heard = hear(each, false);
    if (typeof heard === 'string') return heard;
  }
  const last = said.at(-1) === undefined ? null : hear(said.at(-1)!, true);
  return typeof last === 'string' ? last : 'closed_early';
}
