/** What a Compose file says while nobody sets a variable, in one form whichever way it is written: the proof of an edit. */
import { parse } from 'yaml';
import { parseDuration } from '../model/time.ts';
import { standsForValues } from './list-edit.ts';
import { defaultIn, type EditValue, isRecord } from './text.ts';

/** Throws what the parser throws. Scalars are text, as Compose takes `"2"` and `2` for the same. */
export const readCompose = (text: string): unknown => settled(parse(text, { merge: true, maxAliasCount: -1 }), []);

function settled(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return listed(value, path);
  if (!isRecord(value)) return value === null ? null : defaultIn(String(value));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, settled(inner, [...path, key])]));
}

/** `[POOL=1]` and `[db]` are maps to Compose, where a service has its environment, its labels and its dependencies. */
function listed(values: readonly unknown[], path: readonly string[]): unknown {
  const ofService = path.length === 3 && path[0] === 'services';
  if (ofService && standsForValues(path[2])) {
    return Object.fromEntries(
      values.map((one) => {
        const [name, ...rest] = String(one).split('=');
        return [name, rest.length === 0 ? null : defaultIn(rest.join('='))];
      }),
    );
  }
  if (ofService && path[2] === 'depends_on') {
    return Object.fromEntries(values.map((one) => [String(one), { condition: 'service_started' }]));
  }
  return values.map((one) => settled(one, path));
}

/** What is said at the path; undefined: nothing. */
export const saidAt = (said: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), said);

/** The same with `value` at the path. */
export function withAt(said: unknown, [key, ...rest]: readonly string[], value: EditValue): unknown {
  if (key === undefined) return settled(value, []);
  const map = isRecord(said) ? said : {};
  return { ...map, [key]: withAt(map[key], rest, value) };
}

/** Whether both say the same, in whatever order. */
export const sameSaid = (a: unknown, b: unknown): boolean => ordered(a) === ordered(b);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  ) ?? '';

/** Whether the file has that value already: `60s` is `1m`. */
export function saysAlready(said: unknown, value: EditValue): boolean {
  const wanted = settled(value, []);
  if (sameSaid(said, wanted)) return true;
  if (typeof said !== 'string' || typeof wanted !== 'string') return false;
  const length = parseDuration(said);
  return length !== undefined && length === parseDuration(wanted);
}
