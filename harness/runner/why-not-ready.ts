/** Why a service is not ready, from itself: how it ended and what it wrote last, or what its health check said. */
import type { ContainerView, HealthLogEntry } from '../engine/engine.ts';
import type { Environment } from '../engine/environment.ts';
import { distinct } from '../model/distinct.ts';
import { failedLookText, tellingLine } from '../model/last-words.ts';
import type { ServiceName } from '../model/stack.ts';

/** `init is exited with 1 ("no route to db")`, or `api is running, unhealthy (its check ended with 127: curl: not found)`; equal replicas once. */
export async function whyNotReady(
  env: Environment,
  name: ServiceName,
  views: readonly ContainerView[],
): Promise<string> {
  const own = views.filter((view) => view.service === name);
  if (own.length === 0) return `${name} has no container`;
  const states = await Promise.all(own.map((view) => stateText(env, view)));
  return `${name} is ${distinct(states).join(' / ')}`;
}

/** What has gone wrong with a container rather than not come yet: it ended badly, or its check fails. */
export const isTroubled = ({ status, exitCode, health }: ContainerView): boolean =>
  ((status === 'exited' || status === 'restarting' || status === 'dead') && exitCode !== 0) ||
  (status === 'running' && health !== null && health.status !== 'healthy' && lastBad(health.log) !== undefined);

async function stateText(env: Environment, view: ContainerView): Promise<string> {
  const { status, exitCode, health } = view;
  if (status === 'exited' || status === 'restarting' || status === 'dead') {
    const code = exitCode === null ? '' : ` ${status === 'restarting' ? 'after' : 'with'} ${exitCode}`;
    const words = exitCode === 0 ? null : await lastWords(env, view);
    return `${status}${code}${words === null ? '' : ` ("${words}")`}`;
  }
  if (status !== 'running' || health === null) return status;
  const bad = lastBad(health.log);
  return `${status}, ${health.status}${bad === undefined ? '' : ` (its check ${failedLookText(bad)})`}`;
}

/** Of the checks of this life and the last; a good one after it takes it back. */
function lastBad(log: readonly HealthLogEntry[]): HealthLogEntry | undefined {
  const last = log.at(-1);
  return last === undefined || last.exitCode === 0 ? undefined : last;
}

/** What it wrote last, without the engine's timestamps; null: nothing, or it cannot be read. */
async function lastWords({ engine }: Environment, { id }: ContainerView): Promise<string | null> {
  const log = await engine.containers.logs(id).catch(() => '');
  return tellingLine(log.replace(/^\d{4}-\d\d-\d\dT\S+ ?/gm, ''));
}
