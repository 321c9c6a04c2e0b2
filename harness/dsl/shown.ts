/** Values and places of a scenario, as its writer would know them again. */
import { isPlain } from './plain.ts';

/** Keys and places in lists, from the outside in. */
export type Path = readonly (string | number)[];

const isWord = (key: string): boolean => /^[A-Za-z_$][\w$]*$/.test(key);
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const quoted = (text: string): string => `'${short(text).replace(/\s/g, ' ')}'`;

/** `'5/s'`, `null`, `a function`, `{ rate, within }`, `[…]`: one line, whatever it is. */
export function shownValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(short(value));
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  if (value instanceof RegExp || typeof value !== 'object' || value === null) return String(value);
  if (!isPlain(value)) return `a ${value.constructor?.name ?? 'thing'}`;
  const keys = Object.keys(value);
  return keys.length === 0 ? '{}' : `{ ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ', …' : ''} }`;
}

/** `experiments['a crash'].after[0]`. */
export const shownKeys = (path: Path): string =>
  path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!isWord(key)) return `[${quoted(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join('');

/**
 * `http(api, '/', { rat })`, with what stands before the fault as it was given. What lies deep is shown by its keys:
 * `defineScenario(…), experiments['a crash'].after[0]`.
 */
export function shownCall(call: string, given: Readonly<Record<string, unknown>>, [name, ...keys]: Path): string {
  if (name === undefined) return call;
  if (keys.length > 2) return `${call}(…), ${shownKeys(keys)}`;
  const before = Object.keys(given).slice(0, Object.keys(given).indexOf(String(name)));
  const fault = keys.length === 0 ? shownArgument(given[name]) : nested(keys);
  return `${call}(${[...before.map((one) => shownArgument(given[one])), fault].join(', ')})`;
}

function nested([key, ...rest]: Path): string {
  if (typeof key === 'number') return `[${key}]`;
  const name = isWord(key!) ? key! : quoted(key!);
  return `{ ${rest.length === 0 ? name : `${name}: ${nested(rest)}`} }`;
}

function shownArgument(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return shownValue(value);
  return 'type' in value && value.type === 'service' && 'name' in value ? String(value.name) : '…';
}
