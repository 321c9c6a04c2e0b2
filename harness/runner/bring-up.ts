/** Bringing the stack up; where that fails, the containers' own words are reported with it. */
import { FailureError } from '../model/failure.ts';
import type { RunContext } from './context.ts';
import { unlessAborted } from './scope.ts';
import { isTroubled, whyNotReady } from './why-not-ready.ts';

/** Throws R307 with who is in trouble and why, or whatever else the engine says. */
export async function bringUp(context: RunContext): Promise<void> {
  try {
    await unlessAborted(context.signal, context.env.engine.stack.up());
  } catch (error) {
    throw error instanceof FailureError && error.failures[0]?.code === 'R307' ? await explained(error, context) : error;
  }
}

/** What cannot be inspected any more explains nothing. */
async function explained(error: FailureError, { env, plan }: RunContext): Promise<FailureError> {
  const views = await env.engine.containers.list().catch(() => []);
  const names = plan.services
    .map((one) => one.name)
    .filter((name) => views.some((view) => view.service === name && isTroubled(view)));
  if (names.length === 0) return error;
  const reasons = await Promise.all(names.map((name) => whyNotReady(env, name, views)));
  const [first, ...others] = error.failures;
  const told = { ...first!, message: [first!.message, ...reasons].join('\n') };
  return new FailureError([told, ...others], { cause: error });
}
