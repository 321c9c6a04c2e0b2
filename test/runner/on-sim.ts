/** Runs a plan on the simulator, and keeps what the run directory would hold. */

import type { Environment } from '../../harness/engine/environment.ts';
import type { Behaviour } from '../../harness/engine/sim/behaviour.ts';
import { type SimOptions, simWorld } from '../../harness/engine/sim/sim-world.ts';
import type { EventOf, EventType, TimelineEvent } from '../../harness/model/event.ts';
import { FailureError, failure } from '../../harness/model/failure.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Instant } from '../../harness/model/time.ts';
import type { RunContext } from '../../harness/runner/context.ts';
import { makeRecorder } from '../../harness/runner/recorder.ts';
import { run } from '../../harness/runner/run.ts';

export interface Kept {
  readonly events: readonly TimelineEvent[];
  /** Ledger lines in the order of writing, with the number of events written before each. */
  readonly ledger: readonly { readonly line: string; readonly seq: number }[];
  readonly files: ReadonlyMap<string, string>;
}

export interface SimRun {
  readonly seed?: string;
  readonly behaviours?: Readonly<Record<string, Behaviour>>;
  /** What engine and host it is. */
  readonly host?: Pick<SimOptions, 'engineVersion' | 'parameters'>;
  /** Changes the world before the run: an engine that does not do what it is told. */
  readonly spoil?: (env: Environment) => Environment;
  /** Called with every event, and with a way to interrupt the run. */
  readonly onEvent?: (event: TimelineEvent, interrupt: () => void) => void;
}

/** A run that can begin, and what it keeps, growing. */
export function simContext(
  plan: Plan,
  { seed = '7f3a', behaviours = {}, host = {}, spoil = (env) => env, onEvent }: SimRun = {},
): { readonly context: RunContext; readonly kept: Kept } {
  const env = spoil(
    simWorld({ ...host, seed, services: plan.services, attached: plan.attached !== undefined, behaviours }).env,
  );
  const ending = new AbortController();
  const interrupt = (): void => ending.abort(new FailureError([failure('R308', 'interrupted by SIGINT')]));
  const events: TimelineEvent[] = [];
  const ledger: { line: string; seq: number }[] = [];
  const files = new Map<string, string>();
  const recorder = makeRecorder(env.clock, (event) => {
    events.push(event);
    onEvent?.(event, interrupt);
  });
  const context: RunContext = {
    plan,
    env,
    recorder,
    ledger: {
      async intend(experiment, undo) {
        ledger.push({ line: `intended ${experiment} ${undo.kind}`, seq: events.length });
        return async () => void ledger.push({ line: `done ${experiment}`, seq: events.length });
      },
    },
    keepsakes: { save: async (name, text) => void files.set(name, text) },
    signal: ending.signal,
    abort: (reason) => ending.abort(reason),
  };
  return { context, kept: { events, ledger, files } };
}

export const simIdentity = { run: 'r', planDigest: 'd', commit: null, command: 'c', version: '0' } as const;

export async function runOnSim(plan: Plan, options: SimRun = {}): Promise<Kept> {
  const { context, kept } = simContext(plan, options);
  await run(context, simIdentity);
  return kept;
}

export const ofType = <T extends EventType>(events: readonly TimelineEvent[], type: T): readonly EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);

/** When the first event came that `matches`. Throws when none did. */
export function firstAt(events: readonly TimelineEvent[], matches: (event: TimelineEvent) => boolean): Instant {
  const found = events.find(matches);
  if (found === undefined) throw new Error('no such event');
  return found.at;
}
