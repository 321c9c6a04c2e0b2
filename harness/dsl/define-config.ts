/** How a configuration is written: typed at the door, plain data behind it. */
import type { ConfigDescription } from './config-description.ts';
import { configDescription } from './config-schema.ts';
import { admit } from './door.ts';
import { isMade, made } from './made.ts';

/** What `defineConfig` made. */
export interface Configuration {
  /** Says which of the things that the verbs make it is. */
  readonly type: 'configuration';
  /** As it was given. */
  readonly description: ConfigDescription;
}

/**
 * Describes the project's configuration; `resilience.config.ts` exports it by default. What cannot be is refused as it is called (R109,
 * R110), with its line.
 *
 * @example
 * export default defineConfig({
 *   objectives: { 'TTR p95 < 15s': 'error', 'TTD median < 10s': 'warn' },
 *   suites: { nightly: { budget: '40m' }, quick: { tags: ['quick'], repeats: 3 } },
 *   notify: { webhook: { url: { env: 'RESILIENCE_WEBHOOK' } } },
 * });
 */
export function defineConfig(description: ConfigDescription): Configuration {
  admit('defineConfig', { description }, { description: configDescription });
  return made({ type: 'configuration', description });
}

/** What `defineConfig` made, and no copy of it. */
export const isConfiguration = (given: unknown): given is Configuration =>
  isMade(given) && 'type' in given && given.type === 'configuration';
