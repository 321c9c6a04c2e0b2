/** Ways to break a text, and ways to break a value of JSON. */
import type { Chance } from './chance.ts';

const tokens = [
  ...[
    '',
    '\0',
    '\u2028',
    '\ufeff',
    '${',
    '${A',
    `\${A:?}`,
    '$',
    '%',
    '&a',
    '*a',
    '!!binary ',
    '!reset',
    '<<: ',
    '- ',
    ': ',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '`',
    '\t',
    '\r\n',
    '#',
    '|\n',
    '>',
    '? ',
    '~',
    'null',
    'true',
    '-1',
    '0',
    '1e309',
    'NaN',
  ],
  ...['99999999999999999999', '0x7fffffff', '∞', '🙂', 'é', '../', '/dev/null', '//', '\\', '--', '=', ';', '\u0007'],
] as const;

/** Once to three times. */
export function breakText(text: string, chance: Chance): string {
  let broken = text;
  for (let times = 1 + chance.below(3); times > 0; times -= 1) broken = breakOnce(broken, chance);
  return broken;
}

function breakOnce(text: string, chance: Chance): string {
  const from = chance.below(text.length + 1);
  const to = Math.min(text.length, from + 1 + chance.below(40));
  const put = (piece: string, end = from): string => text.slice(0, from) + piece + text.slice(end);
  const lines = text.split('\n');
  const line = chance.below(lines.length);
  const ways: readonly (() => string)[] = [
    () => text.slice(0, from),
    () => put('', to),
    () => put(text.slice(from, to)),
    () => put(chance.pick(tokens)),
    () => put(chance.pick(tokens), to),
    () => lines.toSpliced(line, 1).join('\n'),
    () => lines.toSpliced(line, 0, lines[chance.below(lines.length)]!).join('\n'),
    () => lines.with(line, ` ${lines[line]}`).join('\n'),
    () => lines.with(line, lines[line]!.trimStart()).join('\n'),
    () =>
      text.replace(/\d+/g, (digits) =>
        chance.happens(0.1) ? chance.pick(['-1', '0', '1e9', '9'.repeat(30)]) : digits,
      ),
    () =>
      text.replace(/\b[a-z_]{3,}\b/g, (word) => (chance.happens(0.05) ? chance.pick([word.slice(1), 'x', '']) : word)),
    () => put(chance.pick(tokens).repeat(chance.pick([2, 100, 5000]))),
  ];
  return chance.pick(ways)();
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const strange: readonly Json[] = [
  ...[null, true, false, '', 'x', '-1', 0, -1, 1.5, 1e9, 1e15, 1e300, -1e300, 2 ** 53, [], {}, [[]], [null], { a: 1 }],
  ...['__proto__', 'constructor', '🙂', 'a'.repeat(10_000), '../../etc', 'NaN'],
];

/** One value somewhere inside gets another one, goes away or is doubled. */
export function breakJson(value: unknown, chance: Chance): unknown {
  const whole = structuredClone(value) as Json;
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    for (const [key, inner] of Object.entries(one)) {
      places.push([one as Record<string, unknown>, key]);
      visit(inner);
    }
  };
  visit(whole);
  if (places.length === 0 || chance.happens(0.02)) return chance.pick(strange);
  const [holder, key] = chance.pick(places);
  const at = Number(key);
  if (Array.isArray(holder) && chance.happens(0.4))
    holder.splice(at, 1, ...(chance.happens(0.5) ? [] : [holder[at], holder[at]]));
  else if (chance.happens(0.2)) delete holder[key];
  else holder[key] = chance.pick(strange);
  return whole;
}
