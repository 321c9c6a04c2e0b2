/** One question to a client library: it ends exactly once and within its time, and whatever is given up is ended too. */
import type { Outcome } from '../../../model/probe.ts';
import { keptSaid, keptValue } from '../../answer-text.ts';
import type { Answer, DriverQuestion } from '../../clients.ts';
import type { Clock } from '../../environment.ts';
import { outcomeOfError } from '../http-outcome.ts';
import type { Library } from './library.ts';
import { dropSession, type OpenSession } from './sessions.ts';

export interface DriverExchange {
  readonly clock: Clock;
  readonly library: Pick<Library, 'refusalOf'>;
  readonly question: DriverQuestion;
  /** What it is asked over. */
  readonly open: OpenSession;
  /** It was kept: it is connected and logged in. */
  readonly standing: boolean;
  /** Called once with the answer. `usable`: the session may be asked again. */
  readonly done: (answer: Answer, usable: boolean) => void;
}

/** Returns a function that ends it at once, as `harness_late`: given up by us. */
export function driverExchange({ clock, library, question, open, standing, done }: DriverExchange): () => void {
  const { session, link } = open;
  const sent = clock.now();
  let ended = false;

  const end = (outcome: Outcome, usable: boolean, more: Pick<Answer, 'value' | 'said'> = {}): void => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    const connected = standing ? sent : link.connected;
    const instants = { sent, connected, firstByte: link.heard, end: clock.now() };
    if (!usable) dropSession(open);
    done({ ...instants, outcome, status: null, instance: null, ...more }, usable);
  };
  const connected = (): boolean => standing || link.connected !== null;

  /** How a session was lost says more than what its library makes of that. */
  const fail = (error: Error): void => {
    const refusal = library.refusalOf(error);
    if (refusal !== null) {
      end(question.refused(refusal), link.lost === null && standing, { said: keptSaid(refusal.message) });
    } else end(link.lost ?? outcomeOfError(error, connected()), false, { said: keptSaid(error.message) });
  };

  // One more round of the event loop reads what is there: a server says why before it ends a connection, or ours was blocked.
  const soon = (outcome: () => Outcome) => (): void => void setImmediate(() => end(outcome(), false));
  const timer = setTimeout(
    soon(() => (connected() ? 'response_timeout' : 'connect_timeout')),
    Math.ceil(question.timeout),
  );
  link.listen(soon(() => link.lost ?? 'closed_early'));
  link
    .within(async () => {
      if (!standing) await session.connect();
      return session.ask(question.asks);
    })
    .then((value) => {
      end(question.accept(value), true, value === null ? {} : { value: keptValue(value) });
    }, fail);
  return () => end('harness_late', false);
}
