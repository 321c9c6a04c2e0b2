/** How a stack is described beside its Compose file. */
import type { HealerKind } from '../model/healer.ts';
import { mergeOverrides } from '../model/merge-overrides.ts';
import type { ServiceName, ServiceRef, ServiceSettings, Stack } from '../model/stack.ts';
import type { StackChange } from '../model/variant.ts';
import { admit } from './door.ts';
import { made } from './made.ts';
import type { Schema } from './schema.ts';
import type { StackDescription } from './stack-description.ts';
import { containers, forEach, healer, serviceSettings, stackDescription } from './stack-schema.ts';
import { anyText, type CallingModule, declared, here as hereModule, text } from './values.ts';

/** A stack whose service and variable names the compiler knows. */
export interface DefinedStack<S extends ServiceName = ServiceName, V extends string = string> extends Stack {
  /** What has been changed since the stack was defined: all that a variant is. */
  readonly changes: StackChange;
  /**
   * A service that the stack declares: what faults, probes and expectations are about.
   *
   * @example
   * const checkout = shop.service('api');
   */
  service<N extends S>(name: N): ServiceRef<N>;
  /**
   * The same stack with other values for some of its declared variables.
   *
   * @example
   * const patient = shop.with({ API_RESTART: 'always' });
   */
  with(variables: { readonly [K in V]?: string }): DefinedStack<S, V>;
  /**
   * The same stack with other settings for some services, written as a generated Compose override.
   *
   * @example
   * const quick = shop.override({ api: { restart: 'on-failure', healthcheck: { interval: '2s' } } });
   */
  override(settings: { readonly [N in S]?: ServiceSettings }): DefinedStack<S, V>;
  /**
   * The same stack with so many containers of some services, 0 to 10,000. A service with a fixed host port cannot have several (R215).
   *
   * @example
   * const wide = shop.scale({ cache: 2 });
   */
  scale(counts: { readonly [N in S]?: number }): DefinedStack<S, V>;
  /**
   * For a variant: who brings back a service that is unhealthy. Refused in a scenario's own stack (R108).
   *
   * @example
   * const variants = { 'a sidecar': shop.heal({ api: 'sidecar' }) };
   */
  heal(healers: { readonly [N in S]?: HealerKind }): DefinedStack<S, V>;
  /**
   * The same stack with another Compose file merged over its own, relative to its folder.
   *
   * @example
   * const behindLimits = shop.merge('compose.limits.yaml');
   */
  merge(file: string): DefinedStack<S, V>;
  /**
   * For a variant: the stack's folder as it was at a git revision. Refused in a scenario's own stack (R108).
   *
   * @example
   * const variants = { 'last release': shop.at('v1.4.0') };
   */
  at(revision: string): DefinedStack<S, V>;
}

/**
 * Variants of a scenario's stack, for `resilience compare`: a scenario file exports them as `variants`. `{}` is the stack as it is;
 * of a changed stack only the changes count, and they are made on the scenario's own.
 *
 * @example
 * const variants: Variants = { 'as it is': {}, quicker: shop.override({ api: { healthcheck: { interval: '2s' } } }) };
 */
export type Variants = Readonly<Record<string, DefinedStack | StackChange>>;

/**
 * Describes the Compose project in the folder of `here`, which is the calling module's `import.meta`.
 * The names are checked against the resolved Compose file when a plan is made (R202).
 *
 * @example
 * const blog = defineStack(import.meta, { services: { web: { port: 80 }, db: {} }, variables: { WEB_RESTART: 'always' } });
 */
export function defineStack<const S extends ServiceName, const V extends string = never>(
  here: CallingModule,
  description: StackDescription<S, V>,
): DefinedStack<S, V> {
  admit<Described>('defineStack', { here, description }, { here: hereModule, description: stackDescription });
  const stack: Stack = {
    name: here.dirname.split(/[\\/]/).filter(Boolean).at(-1) ?? 'stack',
    folder: here.dirname,
    ...filesOf(description.compose),
    services: description.services,
    ...(description.owns !== undefined && { owns: description.owns }),
    variables: description.variables ?? {},
    overrides: {},
  };
  return build(stack, {});
}

interface Described {
  readonly here: CallingModule;
  readonly description: StackDescription<ServiceName, string>;
}

function filesOf(given: string | readonly string[] | undefined): Pick<Stack, 'compose' | 'lookup'> {
  if (given === undefined) return { compose: [], lookup: 'none named' };
  return typeof given === 'string' ? { compose: [given], lookup: 'one named' } : { compose: given };
}

function build<S extends ServiceName, V extends string>(stack: Stack, changes: StackChange): DefinedStack<S, V> {
  const variables = (more: Readonly<Record<string, string>>): DefinedStack<S, V> =>
    build(
      { ...stack, variables: { ...stack.variables, ...more } },
      { ...changes, variables: { ...changes.variables, ...more } },
    );
  const overrides = (more: Stack['overrides']): DefinedStack<S, V> =>
    build(
      { ...stack, overrides: mergeOverrides(stack.overrides, more) },
      { ...changes, overrides: mergeOverrides(changes.overrides ?? {}, more) },
    );
  const names = Object.keys(stack.services);
  /** What was given for some of the names; what was given for others is refused. */
  function given<T>(
    verb: string,
    more: Readonly<Record<string, T | undefined>>,
    known: readonly string[],
    item: Schema<T>,
  ) {
    admit(`stack.${verb}`, { more }, { more: forEach(known, item) });
    return Object.fromEntries(Object.entries(more).filter((entry): entry is [string, T] => entry[1] !== undefined));
  }
  return made({
    ...stack,
    changes,
    service: (name) => {
      admit<{ name: string }>('stack.service', { name }, { name: declared(names) });
      return { type: 'service', name };
    },
    with: (more) => variables(given('with', more, Object.keys(stack.variables), anyText)),
    override: (more) => overrides(given('override', more, names, serviceSettings)),
    scale: (more) => {
      const counts = Object.entries(given<number>('scale', more, names, containers));
      return overrides(Object.fromEntries(counts.map(([name, scale]) => [name, { scale }])));
    },
    heal: (more) => {
      const healers = given<HealerKind>('heal', more, names, healer);
      return build(stack, { ...changes, healers: { ...changes.healers, ...healers } });
    },
    merge: (file) => {
      admit('stack.merge', { file }, { file: text });
      return build(
        { ...stack, compose: [...stack.compose, file] },
        { ...changes, files: [...(changes.files ?? []), file] },
      );
    },
    at: (revision) => {
      admit('stack.at', { revision }, { revision: text });
      return build(stack, { ...changes, revision });
    },
  });
}
