/** The failing sample with markup, control characters and long words in every name and sentence that a user or a container can give. */
import { failing } from './sample.ts';

export const poison = '<img src=x onerror=alert(1)></script></style>]]>&"\'`|*_@all\u001b[31m\n';

/** With poison behind every text that stands under one of these keys. */
export function poisoned<T>(value: T, keys: string): T {
  const free: ReadonlySet<string> = new Set(keys.split(' '));
  const walk = (inner: unknown, key: string): unknown => {
    if (typeof inner === 'string') return free.has(key) ? inner + poison : inner;
    if (Array.isArray(inner)) return inner.map((one) => walk(one, key));
    if (inner === null || typeof inner !== 'object') return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, walk(one, name)]));
  };
  return walk(value, '') as T;
}

const keys =
  'title file sentence command seed name label proof probe service text output message fix reason observed limit because why image health restart scenario';

export const hostile = { ...poisoned(failing, keys), kept: null, leftovers: [`network ${poison}`] };
