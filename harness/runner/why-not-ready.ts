/** Why a service is not ready, in its own words: how it ended and what it wrote last, or what its health check said. */
import type { ContainerView, HealthLook } from '../engine/engine.ts';
import type { Environment } from '../engine/environment.ts';
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
  return `${name} is ${[...new Set(states)].join(' / ')}`;
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
  return `${status}, ${health.status}${bad === undefined ? '' : ` (its check ${checkText(bad)})`}`;
}

/** Of the looks of this life and the last; a good one after it takes it back. */
function lastBad(log: readonly HealthLook[]): HealthLook | undefined {
  const last = log.at(-1);
  return last === undefined || last.exitCode === 0 ? undefined : last;
}

/** The engine writes −1 where a look timed out or could not be run at all, and says which in the output. */
function checkText({ exitCode, output }: HealthLook): string {
  const words = tellingLine(output);
  const timeout = /health check exceeded timeout \(?([^):]+)/i.exec(output)?.[1];
  if (exitCode < 0 && timeout !== undefined) return `timed out after ${timeout.trim()}`;
  const how = exitCode < 0 ? 'could not be run' : `ended with ${exitCode}`;
  return words === null ? `${how}, without a word` : `${how}: ${words}`;
}

/** What it wrote last, without the engine's timestamps; null: nothing, or it cannot be read. */
async function lastWords({ engine }: Environment, { id }: ContainerView): Promise<string | null> {
  const log = await engine.containers.logs(id).catch(() => '');
  return tellingLine(log.replace(/^\d{4}-\d\d-\d\dT\S+ ?/gm, ''));
}

/** So many of the last lines are looked at: a stack trace stands below the line that tells. */
const lookedAt = 20;
const longest = 160;
const tells =
  /\b(error|fatal|panic|exception|refused|denied|cannot|can't|could not|failed|no such|not found|missing)\b/i;

/** The last line that says what is wrong, else the last line at all; null: there is none. */
function tellingLine(text: string): string | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-lookedAt);
  const line = lines.findLast((one) => tells.test(one)) ?? lines.at(-1);
  if (line === undefined) return null;
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
