/** Client libraries against modelled services: they log in, keep connections, and read what the app answers. */
import { keptSaid, keptValue } from '../answer-text.ts';
import type { Answer, DriverClient, DriverQuestion } from '../clients.ts';
import type { Process } from './container.ts';
import type { Ask } from './process.ts';
import { type Seen, standingTo, unanswered, visit } from './published-port.ts';
import { askedIn, refusalIn } from './servers.ts';
import { answerOf } from './tcp-client.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { World } from './world.ts';

/** An app is asked with the driver as the method, and what is asked as the path; its body is the value, and any status but 200 a refusal. */
export function simDrivers(world: World, ask: Ask, time: VirtualTime): DriverClient {
  /** To which life of the process behind an address a connection is kept. */
  const kept = new Map<string, Process>();

  return {
    ask: (question) =>
      time.await(({ resolve }) => {
        const { host, port, timeout, connection, driver, asks } = question;
        const sent = world.now;
        const key = `${driver} ${host}:${port} ${JSON.stringify(question.login)}`;
        const standing = connection === 'kept' ? standingTo(world, kept.get(key)) : undefined;
        visit(world, ask, { at: { host, port }, request: askedIn(driver, asks), timeout, standing }, (seen) => {
          if (connection === 'kept' && seen.life !== null) kept.set(key, seen.life);
          else if (connection === 'kept') kept.delete(key);
          resolve(judged(question, sent, world.now, seen));
        });
      }),
    close: () => kept.clear(),
  };
}

function judged({ accept, refused, driver, asks }: DriverQuestion, sent: number, end: number, seen: Seen): Answer {
  if (seen.outcome !== 'answered') return answerOf(sent, end, seen, unanswered(seen), null);
  const refusal = refusalIn(driver, seen.status, seen.body);
  if (refusal !== null)
    return { ...answerOf(sent, end, seen, refused(refusal), null), said: keptSaid(refusal.message) };
  const value = asks.what === 'ping' ? null : seen.body;
  return { ...answerOf(sent, end, seen, accept(value), null), ...(value === null ? {} : { value: keptValue(value) }) };
}
