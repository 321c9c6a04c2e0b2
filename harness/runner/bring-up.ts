/** Bringing the stack up; where that fails, what its containers say of it is told in place of what Compose says. */
import type { ContainerView } from '../engine/engine.ts';
import { type Failure, FailureError } from '../model/failure.ts';
import { missingProgram } from '../model/last-words.ts';
import { after, type Duration, milliseconds, seconds } from '../model/time.ts';
import type { RunContext } from './context.ts';
import { type NotSteady, tellNotSteady } from './not-steady/gather.ts';
import { isTrouble, type Symptom, symptomOf } from './not-steady/symptom.ts';
import { unlessAborted } from './scope.ts';

/** Throws R307 with who is in trouble and why, or whatever else the engine says. */
export async function bringUp(context: RunContext): Promise<void> {
  try {
    await unlessAborted(context.signal, context.env.engine.stack.up());
  } catch (error) {
    const [first, ...others] = error instanceof FailureError ? error.failures : [];
    if (first?.code === 'R307') throw new FailureError([await explained(first, context), ...others], { cause: error });
    if (first?.code === 'R305') throw new FailureError([await waitedFor(first, context), ...others], { cause: error });
    throw error;
  }
}

/** What cannot be inspected any more explains nothing. */
async function explained(problem: Failure, context: RunContext): Promise<Failure> {
  const views = await context.env.engine.containers.list().catch(() => []);
  const symptoms = symptomsOf(context, views);
  if (![...symptoms.values()].some(isTrouble)) return problem;
  const troubled = context.plan.services.filter(({ name }) => isDown(symptoms.get(name)!));
  const later = await laterLook(context, [...symptoms.values()]).catch(() => views);
  const isTold =
    isOfWaiting(problem.message) || [...symptoms.values()].some((one) => 'error' in one && one.error !== null);
  const said = isTold ? [] : problem.message.split('\n').slice(-1);
  return tellNotSteady(context, { code: 'R307', what: 'the stack did not come up', troubled, views, later, said });
}

/** The run's time was used up while somebody was still waited for. */
async function waitedFor(problem: Failure, context: RunContext): Promise<Failure> {
  const views = await context.env.engine.containers.list().catch(() => []);
  const symptoms = symptomsOf(context, views);
  const { services } = context.plan;
  const isAskedFor = (name: string): boolean =>
    services.some(({ dependsOn = [] }) =>
      dependsOn.some((one) => one.service === name && one.condition === 'service_healthy'),
    );
  const troubled = services.filter(({ name }) => {
    const symptom = symptoms.get(name)!;
    return isDown(symptom) || symptom.what === 'not over' || (symptom.what === 'not passed yet' && isAskedFor(name));
  });
  if (views.length === 0 || troubled.length === 0) return problem;
  const told: NotSteady = { code: 'R305', what: `${problem.message} while the stack came up`, troubled, views };
  return tellNotSteady(context, told);
}

const symptomsOf = ({ plan }: RunContext, views: readonly ContainerView[]): ReadonlyMap<string, Symptom> =>
  new Map(
    plan.services.map((one) => [
      one.name,
      symptomOf(
        one,
        views.filter((view) => view.service === one.name),
      ),
    ]),
  );

const isDown = (symptom: Symptom): boolean =>
  isTrouble(symptom) || symptom.what === 'not started' || symptom.what === 'no container';

/** Compose's own sentence says who is not ready, by the container's name; the containers say it better. */
const isOfWaiting = (message: string): boolean =>
  /dependency failed to start|didn't complete successfully|is unhealthy/.test(message);

const least = seconds(10);
const most = seconds(60);
const pollAgain = milliseconds(500);

/** Goes on looking for as long again as it was waited, where a check may only have come too early: then it is known how much. */
async function laterLook({ env, signal }: RunContext, symptoms: readonly Symptom[]): Promise<readonly ContainerView[]> {
  const early = symptoms.flatMap((one) =>
    one.what === 'check failed' && missingProgram(one.look) === null && one.view.restartCount === 0 ? [one] : [],
  );
  const lived = early.map(({ view, look }) => look.end - view.startedAt);
  const end = after(env.clock.now(), milliseconds(Math.min(most, Math.max(least, ...lived))) as Duration);
  for (;;) {
    const views = await env.engine.containers.list();
    const open = early.filter(({ view }) =>
      views.some((one) => one.id === view.id && one.status === 'running' && one.health?.status !== 'healthy'),
    );
    if (open.length === 0 || env.clock.now() >= end) return views;
    await env.clock.sleepUntil(after(env.clock.now(), pollAgain), signal);
  }
}
