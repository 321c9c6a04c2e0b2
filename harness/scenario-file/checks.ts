/** The checks of a scenario file as a run calls them. Each has a process of its own, so that one that hangs harms no other. */
import type { Answer, CheckCaller, CheckQuestion } from '../engine/clients.ts';
import type { Clock } from '../engine/environment.ts';
import { type Failure, FailureError, failure } from '../model/failure.ts';
import { messageOf } from '../model/message-of.ts';
import { after, between, type Instant, instant, milliseconds } from '../model/time.ts';
import { type CheckCall, type CheckingChild, startChecking } from './checking-child.ts';
import { shown } from './find-scenarios.ts';
import { monotonic } from './monotonic.ts';

/** The run that calls them. */
export interface CheckingRun {
  readonly clock: Clock;
  /** Told why a check could not be called. */
  readonly warn: (failure: Failure) => void;
}

export interface Checks {
  during(run: CheckingRun): CheckCaller;
  close(): void;
}

/** A process that ended so often without an answer is not started again. */
const mostEnds = 3;

/** Loads the scenario file at `path`. Throws R225 where it has no check of such a name, and what else is wrong with it. */
export async function startChecks(path: string, names: readonly string[]): Promise<Checks> {
  const callers = new Map(names.map((name) => [name, callerOf(name, path)]));
  const close = (): void => {
    for (const one of callers.values()) one.close();
  };
  try {
    await Promise.all([...callers.values()].map((one) => one.begin()));
  } catch (error) {
    close();
    throw error;
  }
  return {
    during: (run) => ({ call: (question) => callers.get(question.check)!.call(question, run), close }),
    close,
  };
}

interface Caller {
  begin(): Promise<void>;
  call(question: CheckQuestion, run: CheckingRun): Promise<Answer>;
  close(): void;
}

/** Of one check: its process, and the next when that is of no use any more. */
function callerOf(name: string, path: string): Caller {
  const warned = new Set<string>();
  let child: CheckingChild | null = null;
  let ends = 0;
  let closed = false;

  const start = (): CheckingChild => {
    const one = startChecking(path);
    one.ready.catch(() => undefined);
    void one.stuck.then(() => replace(one));
    child = one;
    return one;
  };
  const replace = (one: CheckingChild): void => {
    one.retire();
    if (child === one && !closed) start();
  };
  const unknown = ({ clock, warn }: CheckingRun, sent: Instant, reason: string): Answer => {
    if (!closed && !warned.has(reason)) {
      warned.add(reason);
      warn(failure('R326', `the check '${name}' could not be called: ${reason}`, { at: shown(path) }));
    }
    return { ...blank, sent, end: clock.now(), outcome: 'no_data', said: reason };
  };
  const answer = (run: CheckingRun, one: CheckingChild, { timeout }: CheckQuestion, told: CheckCall): Answer => {
    const now = run.clock.now();
    const offset = now - monotonic();
    const onRun = (at: number): Instant => instant(at + offset);
    switch (told.how) {
      case 'ended':
        ends = 0;
        return { ...blank, sent: onRun(told.began), end: onRun(told.ended), ...told.end };
      case 'blocked': {
        one.end();
        replace(one);
        if (told.began === null) return unknown(run, now, 'an earlier call lets nothing else run');
        const sent = onRun(told.began);
        return {
          ...blank,
          sent,
          end: after(sent, timeout),
          outcome: 'response_timeout',
          said: 'it lets nothing else run',
        };
      }
      case 'gone':
        if (child === one) {
          child = null;
          ends += 1;
        }
        return unknown(run, now, `its process ended: ${told.reason}`);
    }
  };
  return {
    async begin() {
      const names = await start().ready;
      if (names.includes(name)) return;
      const known = names.length === 0 ? 'it has no check' : `it has ${names.map((one) => `'${one}'`).join(', ')}`;
      throw new FailureError([
        failure('R225', `the check '${name}' is not in its file when that is loaded again: ${known}`, {
          at: shown(path),
          fix: 'let the file describe the same checks each time that it is loaded',
        }),
      ]);
    },
    async call(question, run) {
      const { clock } = run;
      const asked = clock.now();
      if (ends >= mostEnds) return unknown(run, asked, 'its process ended again and again');
      const one = child ?? start();
      const until = after(asked, question.timeout);
      const trouble = await untilReady(one, clock, until);
      if (trouble === 'late') return { ...blank, sent: clock.now(), end: clock.now(), outcome: 'harness_late' };
      if (trouble !== null) return answer(run, one, question, { how: 'gone', reason: trouble });
      const timeout = milliseconds(Math.max(1, between(clock.now(), until)));
      return answer(run, one, { ...question, timeout }, await one.call({ ...question, timeout }));
    },
    close() {
      closed = true;
      child?.end();
    },
  };
}

const blank = { connected: null, firstByte: null, status: null, instance: null };

/** Null: it is. Else what is wrong with its file. */
async function untilReady({ ready }: CheckingChild, clock: Clock, until: Instant): Promise<string | null> {
  const done = new AbortController();
  const late = clock.sleepUntil(until, done.signal).then(() => 'late');
  late.catch(() => undefined);
  const loaded = ready.then(() => null, messageOf);
  const trouble = await Promise.race([loaded, late]);
  done.abort(new Error('it is known'));
  return trouble;
}
