/** A session with what is watched in it: faults by hand, and how probes recover from them. */
import { analyse } from '../analysis/analyse.ts';
import type { Analysis, ExperimentAnalysis } from '../model/analysis.ts';
import type { EventBody, TimelineEvent } from '../model/event.ts';
import { fail } from '../model/failure.ts';
import type { Fault } from '../model/fault.ts';
import type { ProbeName } from '../model/probe.ts';
import { after, type Duration, milliseconds } from '../model/time.ts';
import { goodForOf } from '../prediction/recovery-window.ts';
import type { RunContext } from '../runner/context.ts';
import type { RunIdentity } from '../runner/run.ts';
import { type InjectedFault, openSession } from '../runner/session.ts';
import { recoveryOf, type SeenRecovery } from './recovery.ts';
import type { SteadyAnswers } from './steady-answers.ts';

/** What a session needs to begin. */
export interface SessionInputs {
  readonly context: RunContext;
  readonly identity: RunIdentity;
  /** Everything so far, each time that it is gone through. */
  readonly events: Iterable<TimelineEvent>;
  readonly answers: SteadyAnswers;
  /** Where the report will lie. */
  readonly report: string;
}

export interface WatchedRun {
  inject(fault: Fault, hold: Duration | null): Promise<InjectedFault>;
  /** Resolves when the probe has recovered from the last fault, or after `atMost`. Throws R121 where there was no fault. */
  recovery(probe: ProbeName, atMost: Duration): Promise<SeenRecovery>;
  /** Ends every fault that still holds, and the run. To call it again does nothing more. */
  end(): Promise<Analysis>;
}

const pollAgain = milliseconds(50);

/** Throws what keeps it from being watched. */
export async function watchRun({ context, identity, events, answers, report }: SessionInputs): Promise<WatchedRun> {
  const { plan, recorder, signal } = context;
  const { clock } = context.env;
  const session = await openSession(context, identity);
  let last: InjectedFault | null = null;
  let ended = false;

  const analysed = (...more: readonly EventBody[]): ExperimentAnalysis => {
    const at = clock.now();
    const open = last!.isOver() ? [{ type: 'phase.ended', phase: 'recovery', experiment: last!.name } as const] : [];
    const added = [...more, ...open].map((one): TimelineEvent => ({ seq: Number.MAX_SAFE_INTEGER, at, ...one }));
    return analyse(plan, chain(events, added)).experiments.find(({ name }) => name === last!.name)!;
  };

  return {
    async inject(fault, hold) {
      last = await session.inject(fault, hold);
      return last;
    },
    async recovery(probe, atMost) {
      const fault =
        last ?? fail('R120', 'recovery() was asked for before a fault was injected', { fix: 'await inject(…) first' });
      const until = after(clock.now(), atMost);
      const length = goodForOf(plan, probe);
      while (!answers.lasted(probe, fault.from(), length) && clock.now() < until) {
        await clock.sleepUntil(after(clock.now(), pollAgain), signal);
      }
      return recoveryOf(probe, analysed(), report, (within) => {
        const expected = {
          type: 'recovery.expected',
          experiment: fault.name,
          judgedIn: fault.isOver() ? 'after' : 'during',
          probe,
          within,
        } as const;
        if (ended) return analysed(expected);
        recorder.append(expected);
        return analysed();
      });
    },
    async end() {
      ended = true;
      await session.end();
      return analyse(plan, events);
    },
  };
}

function* chain<T>(...all: readonly Iterable<T>[]): Iterable<T> {
  for (const one of all) yield* one;
}
