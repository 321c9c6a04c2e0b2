/** The failing sample with markup, control characters and long words in every name and sentence that a user or a container can give. */
import type { Analysis } from '../../harness/model/analysis.ts';
import { failing } from './sample.ts';

export const poison = '<img src=x onerror=alert(1)></script></style>]]>&"\'`|*_@all\u001b[31m\n';

const free: ReadonlySet<string> = new Set(
  'title file sentence command seed name label proof probe service text output message fix reason observed limit because why image health restart scenario'.split(
    ' ',
  ),
);

function poisoned(value: unknown, key: string): unknown {
  if (typeof value === 'string') return free.has(key) ? value + poison : value;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]));
}

export const hostile = {
  ...(poisoned(failing, '') as Analysis),
  kept: null,
  leftovers: [`network ${poison}`],
};
