/** A run, from the first line of its timeline to the last: all of its branches, and no arithmetic. */
import type { ContainerView } from '../engine/engine.ts';
import { secondsText } from '../model/duration-text.ts';
import type { EventOf, KeptImages } from '../model/event.ts';
import { distinctFailures, type Failure, FailureError, failure } from '../model/failure.ts';
import { after, seconds } from '../model/time.ts';
import { startProber } from '../probes/prober.ts';
import { type AsFound, asFound } from './as-found.ts';
import { bringUp } from './bring-up.ts';
import { calibrate } from './calibrate.ts';
import type { LiveContext, RunContext } from './context.ts';
import { asFailures, attempt, endingOf } from './ending.ts';
import { type IsOurs, runExperiments } from './experiments.ts';
import { type FollowedPorts, followPorts } from './follow-ports.ts';
import { invariantsIn } from './invariants.ts';
import { keepLogs } from './keep-logs.ts';
import { startObserver } from './observe.ts';
import { type Observers, observersOf } from './observers.ts';
import { inPhase } from './phase.ts';
import { insideGroups, proberSpecs } from './probing.ts';
import { watchReadiness } from './readiness.ts';
import { readyLimit, waitUntilReady } from './ready.ts';
import { cleanupLimit, openScope, type Scope, withDeadline } from './scope.ts';
import { watchStartUps } from './start-ups.ts';
import { startWatch } from './watch.ts';

/** What identifies a run beyond its plan. */
export type RunIdentity = Pick<EventOf<'run.began'>, 'run' | 'planDigest' | 'commit' | 'command' | 'version'>;

/**
 * Runs a plan. Always ends with `run.ended`, with everything undone that could be and the rest named in it.
 * Never throws for what the stack, the engine or the user does.
 */
export const run = (context: RunContext, identity: RunIdentity, isOurs?: IsOurs): Promise<EventOf<'run.ended'>> =>
  runWith(context, identity, (live, observers) => runExperiments(live, observers, isOurs));

/** The same, with whatever is to be done once the stack is up and watched. */
export async function runWith(
  context: RunContext,
  identity: RunIdentity,
  work: (live: LiveContext, observers: Observers) => Promise<void>,
): Promise<EventOf<'run.ended'>> {
  const { plan, env, recorder } = context;
  const scope = openScope(env.clock);
  const failures: Failure[] = [];
  const budget = startBudget(context);
  const found = asFound(context);
  try {
    const engine = await env.engine.facts();
    const { scenario, seed } = plan;
    const schema = 'resilience.timeline/2';
    recorder.append({ type: 'run.began', schema, ...identity, scenario, seed, wall: env.clock.wall, engine });
    await inScope(context, scope, found, work);
  } catch (error) {
    failures.push(...asFailures(whatEnded(error, context.signal)));
  }
  budget.stop();
  const leftovers = await inPhase(context, 'teardown', null, () =>
    tearDown(context, { scope, found }, identity.run, failures),
  );
  const kept = leftovers.length === 0 ? await keptImages(context) : undefined;
  env.clients.http.close();
  env.clients.drivers.close();
  env.clients.checks.close();
  const ending = endingOf(failures);
  return recorder.append({
    type: 'run.ended',
    ending,
    leftovers,
    ...(kept === undefined ? {} : { kept }),
    failures: distinctFailures(failures),
  }) as EventOf<'run.ended'>;
}

async function inScope(
  context: RunContext,
  scope: Scope,
  found: AsFound,
  work: Parameters<typeof runWith>[2],
): Promise<void> {
  const { live, views, ports } = await inPhase(context, 'setup', null, () => setUp(context, scope));
  await found.look();
  const observer = startObserver(live, views, ports.look);
  const prober = startProber(proberSpecs(live), live.env.clock, (event) => live.recorder.append(event), live.signal);
  prober.ended.catch((error) => context.abort(new FailureError(asFailures(error), { cause: error })));
  const observers = observersOf(live);
  const stop = async (): Promise<void> => {
    await Promise.all([prober.stop(), observers.pause()]);
    await observer.stop();
  };
  const forget = scope.defer('probing', stop);
  await observers.resume();
  await work(live, observers);
  forget();
  await stop();
}

/** Brings the stack up, watched from before its first container, and waits for its steady state. */
async function setUp(
  context: RunContext,
  scope: Scope,
): Promise<{ readonly live: LiveContext; readonly views: readonly ContainerView[]; readonly ports: FollowedPorts }> {
  const { env, recorder, signal } = context;
  signal.throwIfAborted();
  const calibration = await calibrate(env, signal);
  recorder.append({ type: 'calibrated', ...calibration });
  const { clockOffset } = calibration;
  const watch = await startWatch({ env, recorder, clockOffset, onLost: (error) => context.abort(lostEngine(error)) });
  scope.defer('watching', () => watch.stop());
  await bringUp(context);
  const settling = watchReadiness(context);
  const { untilSettled } = settling;
  const own = { scope, watch, clockOffset, untilSettled, address: noAddress, inside: [], insideOnce: [] };
  const starting: LiveContext = { ...context, recorder: settling.recorder, ...own };
  const startUps = watchStartUps(starting);
  const views = await waitUntilReady(starting, readyLimit(context.plan), {
    look: (seen) => startUps.look(seen),
  }).finally(() => startUps.stop());
  const ports = followPorts(context.plan, views);
  const { address } = ports;
  const inside = insideGroups(context.plan, views);
  const insideOnce = insideGroups({ ...context.plan, probes: invariantsIn(context.plan), load: {} }, views);
  return { live: { ...starting, address, inside, insideOnce }, views, ports };
}

const noAddress = (): never => {
  throw new Error('an address was asked for before the stack was up');
};

const lostEngine = (error: unknown): FailureError =>
  error instanceof FailureError
    ? error
    : new FailureError([failure('R402', "the engine's events ended while the stack was up")], { cause: error });

/** Aborts the run when its budget is over; what follows has deadlines of its own. */
function startBudget({ plan, env, abort }: RunContext): { stop(): void } {
  const done = new AbortController();
  const over = env.clock.sleepUntil(after(env.clock.now(), plan.budget), done.signal);
  over.then(
    () => abort(new FailureError([failure('R305', `the budget of ${secondsText(plan.budget)} is used up`)])),
    () => undefined,
  );
  return { stop: () => done.abort(new Error('the run is over')) };
}

/** The reason for which it was aborted, also where more is told of that. */
const whatEnded = (error: unknown, { aborted, reason }: AbortSignal): unknown =>
  !aborted || (error instanceof FailureError && error.cause === reason) ? error : reason;

/** Not to know them costs a run nothing. */
const keptImages = ({ env }: RunContext): Promise<KeptImages | undefined> =>
  withDeadline(env.clock, seconds(10), () => env.engine.stack.kept()).catch(() => undefined);

/** Undoes faults, keeps the logs, and takes the stack down: each with a deadline of its own, whatever failed before. */
async function tearDown(
  context: RunContext,
  { scope, found }: { readonly scope: Scope; readonly found: AsFound },
  name: string,
  failures: Failure[],
): Promise<readonly string[]> {
  const { env } = context;
  for (const one of await scope.close()) failures.push(...asFailures(one.error, one.name));
  await attempt(failures, 'keeping the logs', () => withDeadline(env.clock, cleanupLimit, () => keepLogs(context)));
  const leftovers = await attempt(failures, 'taking the stack down', () =>
    withDeadline(env.clock, cleanupLimit, () => env.engine.stack.down()),
  );
  failures.push(...((await attempt(failures, 'comparing with what was found', () => found.problems())) ?? []));
  return leftovers ?? [`everything labelled as run ${name}`];
}
