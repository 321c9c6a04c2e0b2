/** Attaches to what is up already, in a test: it is watched and broken there, and put back at the end of the test. */
import { admit, callersLine } from '../dsl/door.ts';
import { either, object, oneOf, optional, record, value } from '../dsl/schema.ts';
import { callback, text } from '../dsl/values.ts';
import type { Attachable, AttachChoices, AttachedStack, StartedContainer, StartedEnvironment } from './attached.ts';
import { inWords } from './in-words.ts';

const choicesTaken = object<AttachChoices>({
  name: optional(text),
  reports: optional(text),
  keep: optional(oneOf('failed', 'always')),
  atEnd: optional(callback()),
  onProgress: optional(callback()),
});

const container = value<StartedContainer | string>(
  (given) => (typeof given === 'string' && given !== '') || hasMethod(given, 'getId'),
  'give a container that testcontainers started, or its id or name',
);

const attachable = either(
  "give an environment that testcontainers started, { project: 'shop' }, or { containers: { api } }",
  value<StartedEnvironment>((given) => hasMethod(given, 'getContainer'), ''),
  object<{ readonly project: string }>({ project: text }),
  object<{ readonly containers: Readonly<Record<string, StartedContainer | string>> }>({
    containers: record(container),
  }),
);

function hasMethod(given: unknown, name: string): boolean {
  return typeof given === 'object' && given !== null && name in given && typeof given[name as never] === 'function';
}

/**
 * Attaches to what is up: nothing of it is brought up or taken down, and it is left as it was found. Resolves when it is found;
 * nothing is asked or changed before `watch` or `inject`. Rejects for what is not there, is not up, or belongs to a run (R230 … R232).
 *
 * @example
 * const attached = await attach({ project: 'shop' });
 * await using watched = await attached.watch({ orders: http(attached.service('api'), '/orders') });
 * await attached.inject(crash(attached.service('db')));
 * assertPass((await watched.recovery('orders')).within('5s'));
 */
export function attach(what: Attachable, choices: AttachChoices = {}): Promise<AttachedStack> {
  admit('attach', { what, choices }, { what: attachable, choices: choicesTaken });
  const place = callersLine();
  return inWords(import('#attach-here').then(({ attachHere }) => attachHere(what, { ...choices, place })));
}
