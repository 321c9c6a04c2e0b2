/** What a good answer has beside its status and body: headers, values in its JSON, and the value that is kept of it. */
import { keptValue } from '../../engine/answer-text.ts';
import type { AnswerHeaders, Heard } from '../../engine/clients.ts';
import type { HttpExtras } from '../../model/http-probe.ts';
import { textOfValue, valueAt } from '../../model/json-path.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Outcome } from '../../model/probe.ts';
import type { ValueCheck } from '../../model/value-check.ts';

export type FurtherTest = (body: string, headers: AnswerHeaders) => Outcome | Heard;

/** Null: nothing more is asked of an answer. What is missing or wrong first is told. */
export function furtherTest({ hasHeaders = {}, hasJson = {}, value }: HttpExtras): FurtherTest | null {
  const ofHeaders = testsOf(hasHeaders);
  const ofJson = testsOf(hasJson);
  if (ofHeaders.length + ofJson.length === 0 && value === undefined) return null;
  return (body, headers) => {
    const wrong = firstWrong(ofHeaders, (name) => headerText(headers[name]));
    if (wrong !== null) return { outcome: 'wrong', said: wrong };
    if (ofJson.length === 0 && value === undefined) return 'ok';
    const json = parsed(body);
    if (json === undefined) return { outcome: 'wrong_body', said: 'the body is no JSON' };
    const other = firstWrong(ofJson, (path) => valueAt(json, path));
    if (other !== null) return { outcome: 'wrong_body', said: other };
    if (value === undefined) return 'ok';
    const found = valueAt(json, value);
    if (found === undefined) return { outcome: 'wrong_body', said: `there is no ${value}` };
    return { outcome: 'ok', value: keptValue(textOfValue(found)) };
  };
}

interface NamedTest {
  readonly name: string;
  readonly fits: (value: unknown) => boolean;
  readonly wanted: string;
}

function testsOf(checks: Readonly<Record<string, ValueCheck>>): readonly NamedTest[] {
  return Object.entries(checks).map(([name, check]) => {
    if ('equals' in check) {
      return { name, fits: (value) => value === check.equals, wanted: `should be ${JSON.stringify(check.equals)}` };
    }
    const pattern = new RegExp(check.matches, check.flags);
    return { name, fits: (value) => pattern.test(textOfValue(value)), wanted: `should match ${pattern}` };
  });
}

function firstWrong(tests: readonly NamedTest[], read: (name: string) => unknown): string | null {
  for (const { name, fits, wanted } of tests) {
    const value = read(name);
    if (value === undefined) return `there is no ${name}, and it ${wanted}`;
    if (!fits(value)) return oneLine(`${name} is ${JSON.stringify(value)}, and ${wanted}`);
  }
  return null;
}

const headerText = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'object' ? header.join(', ') : header;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
