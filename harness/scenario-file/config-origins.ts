/** Where each value of a configuration comes from. */
import type { ConfigDescription, SuiteDescription } from '../dsl/config-description.ts';

const suiteKeys = ['scenarios', 'tags', 'objectives', 'repeats', 'budget', 'jobs', 'retries', 'rows'] as const;

const otherKeys = ['reports', 'history', 'control', 'mustFail', 'quarantine', 'bisect'] as const;

/** By its place, `suites.nightly.repeats`: the file, the file for all suites, an environment variable, or `default`. */
export function originsOf(
  described: ConfigDescription,
  suites: Readonly<Record<string, SuiteDescription>>,
  file: string,
): Readonly<Record<string, string>> {
  const own = Object.entries(suites).flatMap(([name, one]) =>
    suiteKeys.map((key) => {
      const above = described[key] === undefined ? 'default' : `${file}, for all suites`;
      return [`suites.${name}.${key}`, one[key] === undefined ? above : file] as const;
    }),
  );
  const others = otherKeys.map((key) => [key, described[key] === undefined ? 'default' : file] as const);
  const url = described.notify?.webhook?.url;
  const written = url === undefined ? 'default' : file;
  const webhook = typeof url === 'object' ? `the environment variable ${url.env}` : written;
  return Object.fromEntries([...own, ...others, ['webhook', webhook]]);
}
