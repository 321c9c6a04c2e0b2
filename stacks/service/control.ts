/** An addition: routes by which a scenario flips the health answer, slows every answer, or makes the process leave by itself. */
import { type Answer, methodNotAllowed, notFound, plainText, type Question } from './answer.ts';
import type { Health } from './health.ts';

const prefix = '/control/';

/** Whether the path belongs to the control routes, switched on or not. */
export const isControl = (question: Question): boolean => question.path.startsWith(prefix);

/** How long every answer of the service is held back, control routes apart. */
export interface Pace {
  delayMs: number;
}

/** Answers `POST /control/health/fail`, `/control/health/pass`, `/control/slow?ms=N` and `/control/exit?code=N`. */
export function answerControl(question: Question, { health, pace }: Controlled): Answer {
  const answer = routes[question.path.slice(prefix.length)];
  if (answer === undefined) return notFound;
  return question.method === 'POST' ? answer(question, { health, pace }) : methodNotAllowed('POST');
}

export interface Controlled {
  readonly health: Health;
  readonly pace: Pace;
}

const routes: Readonly<Record<string, (question: Question, controlled: Controlled) => Answer>> = {
  'health/fail': (_, { health }) => pretend(health, false),
  'health/pass': (_, { health }) => pretend(health, true),
  slow: ({ query }, { pace }) => slow(query.get('ms') ?? '', pace),
  exit: leave,
};

function pretend(health: Health, good: boolean): Answer {
  health.pretend(good);
  return { status: 204 };
}

function slow(ms: string, pace: Pace): Answer {
  if (!/^\d{1,6}$/.test(ms)) return plainText(400, 'ms must be a whole number from 0 to 999999');
  pace.delayMs = Number(ms);
  return { status: 204 };
}

function leave({ query }: Question): Answer {
  const code = query.get('code') ?? '1';
  if (!/^\d{1,3}$/.test(code) || Number(code) > 255) return plainText(400, 'code must be a whole number from 0 to 255');
  return { status: 202, headers: { connection: 'close' }, afterwards: () => process.exit(Number(code)) };
}
