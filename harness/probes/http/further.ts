/** What a good answer has beside its status and body: headers, values in its JSON, and the value that is kept of it. */
import { keptValue } from '../../engine/answer-text.ts';
import type { AnswerHeaders, Heard } from '../../engine/clients.ts';
import type { HttpExtras } from '../../model/http-probe.ts';
import { textOfValue, valueAt } from '../../model/json-path.ts';
import type { Outcome } from '../../model/probe.ts';
import { firstWrong, valueTests } from '../value-tests.ts';

export type FurtherTest = (body: string, headers: AnswerHeaders) => Outcome | Heard;

/** Null: nothing more is asked of an answer. What is missing or wrong first is told. */
export function furtherTest({ hasHeaders = {}, hasJson = {}, value }: HttpExtras): FurtherTest | null {
  const ofHeaders = valueTests(hasHeaders);
  const ofJson = valueTests(hasJson);
  if (ofHeaders.length + ofJson.length === 0 && value === undefined) return null;
  return (body, headers) => {
    const wrong = firstWrong(ofHeaders, (name) => headerText(headers[name]));
    if (wrong !== null) return { outcome: 'wrong', said: wrong };
    if (ofJson.length === 0 && value === undefined) return 'ok';
    if (ofJson.length === 0 && value === '') return { outcome: 'ok', value: keptValue(body) };
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

const headerText = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'object' ? header.join(', ') : header;

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
