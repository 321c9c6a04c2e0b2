/** What Compose put in for the variables of a text, by the text before and after. */
import { escaped } from '../model/escaped.ts';

export interface PutIn {
  readonly name: string;
  readonly value: string;
}

const reference = /\$\$|\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)/g;

/** Variables with a default (`${NAME:-x}`) are meant for Compose, and not among them. Empty where a text has become another one. */
export function composeValues(written: readonly string[], resolved: readonly string[]): readonly PutIn[] {
  if (written.length !== resolved.length) return [];
  return written.flatMap((text, index) => valuesIn(text, resolved[index]!));
}

function valuesIn(text: string, resolved: string): readonly PutIn[] {
  const names: string[] = [];
  const others = /\$\{[A-Za-z_]\w*[^}\w][^}]*\}/g;
  let pattern = '';
  let from = 0;
  const found = [...text.matchAll(reference), ...text.matchAll(others)].sort((a, b) => a.index - b.index);
  for (const match of found) {
    if (match.index < from) continue;
    pattern += escaped(text.slice(from, match.index));
    const name = match[1] ?? match[2];
    if (match[0] === '$$') pattern += '\\$';
    else if (name === undefined) pattern += '.*?';
    else {
      names.push(name);
      pattern += '(.*?)';
    }
    from = match.index + match[0].length;
  }
  pattern += escaped(text.slice(from));
  const values = names.length === 0 ? null : new RegExp(`^${pattern}$`, 's').exec(resolved);
  return values === null ? [] : names.map((name, index) => ({ name, value: values[index + 1]! }));
}
