/** The webhook of a configuration, with what environment variables say of it. */
import type { ConfigDescription } from '../dsl/config-description.ts';
import { isHttpUrl } from '../dsl/values.ts';
import { distinct } from '../model/distinct.ts';
import type { Webhook } from '../model/gate-config.ts';
import { type EnvironmentVariables, revealed, type SecretText, secretOf } from '../model/secret.ts';

export interface FoundWebhook {
  readonly webhook: Webhook | null;
  /** Why there is none, although one was described. */
  readonly notes: readonly string[];
}

/** None where one of the variables is not set: a person's own machine tells nobody. What they hold stands in no note. */
export function webhookOf({ notify }: ConfigDescription, env: EnvironmentVariables): FoundWebhook {
  const given = notify?.webhook;
  if (given === undefined) return { webhook: null, notes: [] };
  const headers = Object.entries(given.headers ?? {});
  const all = [given.url, ...headers.map(([, one]) => one)];
  const missing = distinct(all.flatMap((one) => (typeof one === 'string' || env[one.env] ? [] : [one.env])));
  const read = (one: SecretText): string => revealed(secretOf(one), env);
  if (missing.length > 0) return { webhook: null, notes: [`nobody is notified: ${missing.join(', ')} is not set`] };
  if (!isHttpUrl(read(given.url))) {
    return { webhook: null, notes: ['nobody is notified: the environment holds no http:// or https:// address'] };
  }
  return {
    webhook: { url: read(given.url), headers: Object.fromEntries(headers.map(([name, one]) => [name, read(one)])) },
    notes: [],
  };
}
