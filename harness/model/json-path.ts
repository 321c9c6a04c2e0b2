/** A place in a JSON value, as it is written: `orders[0].state`. */

const name = String.raw`[A-Za-z_][\w$-]*`;
const index = String.raw`\[\d{1,6}\]`;
const whole = new RegExp(`^(?:${name}|${index})(?:\\.${name}|${index})*$`);

export const isJsonPath = (text: string): boolean => whole.test(text);

/** Undefined: there is nothing. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const [part, place] of path.matchAll(/\[(\d+)\]|[^.[\]]+/g)) {
    if (typeof at !== 'object' || at === null) return undefined;
    const isIndex = place !== undefined;
    if (isIndex !== Array.isArray(at)) return undefined;
    const key = isIndex ? Number(place) : part;
    if (!Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[key];
  }
  return at;
}

/** A text as it is, anything else as JSON. */
export const textOfValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
