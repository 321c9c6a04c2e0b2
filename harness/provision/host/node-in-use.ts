/** Which Node runs this, and which one npm runs on: the one that the user installed, where the project brings its own. */
import type { Env } from './paths.ts';

/** `Node 24.21.0`, and where npm started this on another one: `, the project's own; yours is 20.20.2`. */
export function nodeInUse(env: Env, version: string): string {
  const yours = nodeOfNpm(env);
  const own = version.replace(/^v/, '');
  return `Node ${own}${yours === null || yours === own ? '' : `, the project's own; yours is ${yours}`}`;
}

/** Whether the user's Node is another generation, so that what they know of it does not hold here. */
export function nodesDiffer(env: Env, version: string): boolean {
  const yours = nodeOfNpm(env);
  return yours !== null && Number.parseInt(yours, 10) !== Number.parseInt(version.replace(/^v/, ''), 10);
}

/** The version of the Node that npm, or a program like it, runs on; null when this was started without. */
const nodeOfNpm = (env: Env): string | null =>
  /\bnode\/v(\d+\.\d+\.\d+)/.exec(env.npm_config_user_agent ?? '')?.[1] ?? null;
