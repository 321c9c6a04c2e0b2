/** Reads a service's log as it is written, and judges it slot by slot. */
import { keptSaid, keptValue } from '../../engine/answer-text.ts';
import type { ContainerId } from '../../engine/engine.ts';
import type { LogProbe } from '../../model/command-probe.ts';
import type { EventBody } from '../../model/event.ts';
import { failure } from '../../model/failure.ts';
import { messageOf } from '../../model/message-of.ts';
import { plainLine } from '../../model/plain-line.ts';
import type { Outcome, ProbeName } from '../../model/probe.ts';
import { after, type Instant, instant, milliseconds } from '../../model/time.ts';
import { bodyTest } from '../http/judge.ts';
import type { ProbeObserver, ProbingContext } from '../observer.ts';
import { followLog } from './follow.ts';
import { judgeLines, linesOfSlot, type MatchingLine } from './judge.ts';

/** How long after its due instant a slot is judged: a line takes some milliseconds from the container to us. */
const lag = milliseconds(250);

/** Of the lines of a slot so many are kept in the timeline, and of all so many are remembered. */
const mostKept = 20;
const mostRemembered = 10_000;

/** `emit` gets a `probe.ended` per slot, and a `log.matched` before it where lines match. Returns when the first is told. */
export async function startLogObserver(
  name: ProbeName,
  probe: LogProbe,
  { env, emit, signal, clockOffset }: ProbingContext,
): Promise<ProbeObserver> {
  const { clock, engine } = env;
  const halt = new AbortController();
  const halted = AbortSignal.any([signal, halt.signal]);
  const matches = bodyTest(probe.pattern);
  const begun = clock.now();
  const period = milliseconds(1000 / probe.rate);
  const memory = Math.max(period, probe.atLeastEvery ?? 0);
  const troubles = new Map<ContainerId, string>();
  const warned = new Set<string>();
  let lines: MatchingLine[] = [];

  const trouble = (container: ContainerId, reason: string | null): void => {
    if (reason === null) troubles.delete(container);
    else troubles.set(container, reason);
    if (reason === null || warned.has(reason)) return;
    warned.add(reason);
    emit({
      type: 'warned',
      failure: failure('R326', `the log of ${probe.service} cannot be read: ${reason}`, { at: name }),
    });
  };
  const following = followLog({
    ...{ engine, clock, service: probe.service, signal: halted, onTrouble: trouble },
    ...(probe.replica !== undefined && { replica: probe.replica }),
    since: begun - memory + clock.wall + clockOffset,
    onLine: ({ time, text, replica }) => {
      const line = plainLine(text);
      if (!matches(line)) return;
      lines.push({ at: instant(time - clock.wall - clockOffset), replica, text: line });
      if (lines.length > mostRemembered) lines = lines.slice(-mostRemembered / 2);
    },
  }).catch((error: unknown) => halted.aborted || trouble('', messageOf(error)));

  const tell = (due: Instant): void => {
    const own = linesOfSlot(lines, due, probe).toSorted((a, b) => a.at - b.at);
    const outcome = troubles.size > 0 ? 'no_data' : judgeLines(lines, due, probe);
    const kept = own
      .slice(0, mostKept)
      .map(({ at, replica, text }) => ({ written: at, replica, text: keptSaid(text) }));
    if (kept.length > 0) emit({ type: 'log.matched', probe: name, due, lines: kept, more: own.length - kept.length });
    emit(ended(name, due, outcome, own));
    lines = lines.filter(({ at }) => at > due - memory);
  };
  const first = Promise.withResolvers<void>();
  const judging = (async () => {
    await following;
    for (let due = begun; ; due = after(due, period)) {
      await clock.sleepUntil(after(due, lag), halted).catch(() => undefined);
      if (halted.aborted) break;
      tell(due);
      first.resolve();
    }
    first.resolve();
  })();
  await Promise.race([first.promise, judging]);
  return {
    stop: () => {
      halt.abort(new Error('nobody reads the log any more'));
      return judging;
    },
  };
}

function ended(name: ProbeName, due: Instant, outcome: Outcome, own: readonly MatchingLine[]): EventBody {
  const [first, last] = [own[0], own.at(-1)];
  return {
    type: 'probe.ended',
    ...{ probe: name, role: 'probe', connection: 'fresh', due, sent: due, connected: null, firstByte: null, end: due },
    ...{ outcome, status: null, instance: null },
    ...(outcome === 'ok' && last !== undefined && { value: keptValue(last.text) }),
    ...(outcome === 'wrong' && first !== undefined && { said: keptSaid(first.text) }),
  };
}
