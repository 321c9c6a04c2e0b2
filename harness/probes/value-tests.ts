/** What single values of an answer must be, by name: headers, places in JSON or in a message. */
import { textOfValue } from '../model/json-path.ts';
import { oneLine } from '../model/one-line.ts';
import type { ValueCheck } from '../model/value-check.ts';

export interface NamedTest {
  readonly name: string;
  readonly fits: (value: unknown) => boolean;
  readonly wanted: string;
}

/** Made once for all answers. */
export function valueTests(checks: Readonly<Record<string, ValueCheck>>): readonly NamedTest[] {
  return Object.entries(checks).map(([name, check]) => {
    if ('equals' in check) {
      return { name, fits: (value) => value === check.equals, wanted: `should be ${JSON.stringify(check.equals)}` };
    }
    const pattern = new RegExp(check.matches, check.flags);
    return { name, fits: (value) => pattern.test(textOfValue(value)), wanted: `should match ${pattern}` };
  });
}

/** The first value that is missing or not as it should be, in words; null: all are. */
export function firstWrong(tests: readonly NamedTest[], read: (name: string) => unknown): string | null {
  for (const { name, fits, wanted } of tests) {
    const value = read(name);
    if (value === undefined) return `there is no ${name}, and it ${wanted}`;
    if (!fits(value)) return oneLine(`${name} is ${JSON.stringify(value)}, and ${wanted}`);
  }
  return null;
}
