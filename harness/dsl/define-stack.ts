/** How a stack is described beside its Compose file. */
import type { HealerKind } from '../model/healer.ts';
import { mergeOverrides } from '../model/merge-overrides.ts';
import type { ServiceDeclaration, ServiceName, ServiceRef, ServiceSettings, Stack } from '../model/stack.ts';
import type { StackChange } from '../model/variant.ts';

export interface StackDescription<S extends ServiceName, V extends string> {
  /**
   * Which Compose files, relative to the folder of the describing module. Left out: what `docker compose up` takes in that folder, with
   * override files, `.env`, `COMPOSE_FILE` and `COMPOSE_PROFILES`. One name, such as `compose.yaml`: the same, where it is the main
   * file of its folder; else that file alone. A list: exactly these, merged in order, as with `-f`; override files beside them are not read.
   */
  readonly compose?: string | readonly string[];
  readonly services: Readonly<Record<S, ServiceDeclaration>>;
  /**
   * Variables of the Compose files that this stack sets for itself unless a scenario says otherwise. They win over the environment and
   * `.env`; what is not named here has the value that `docker compose up` gives it.
   */
  readonly variables?: Readonly<Record<V, string>>;
}

/** A stack whose service and variable names the compiler knows. */
export interface DefinedStack<S extends ServiceName = ServiceName, V extends string = string> extends Stack {
  /** What has been changed since the stack was defined: all that a variant is. */
  readonly changes: StackChange;
  service<N extends S>(name: N): ServiceRef<N>;
  /** The same stack with other values for some variables. */
  with(variables: { readonly [K in V]?: string }): DefinedStack<S, V>;
  /** The same stack with other settings for some services, written as a generated Compose override. */
  override(settings: { readonly [N in S]?: ServiceSettings }): DefinedStack<S, V>;
  /** The same stack with so many containers of some services. A service with a fixed host port cannot have several. */
  scale(counts: { readonly [N in S]?: number }): DefinedStack<S, V>;
  /** For a variant: who brings back a service that is unhealthy. */
  heal(healers: { readonly [N in S]?: HealerKind }): DefinedStack<S, V>;
  /** The same stack with another Compose file merged over its own, relative to its folder. */
  merge(file: string): DefinedStack<S, V>;
  /** For a variant: the stack's folder as it was at a git revision. */
  at(revision: string): DefinedStack<S, V>;
}

/**
 * Variants of a scenario's stack, for `resilience compare`: a scenario file exports them as `variants`. `{}` is the stack as it is;
 * of a changed stack only the changes count, and they are made on the scenario's own.
 */
export type Variants = Readonly<Record<string, DefinedStack | StackChange>>;

/**
 * Describes the Compose project in the folder of `here`, which is the calling module's `import.meta`.
 * The names are checked against the resolved Compose file when a plan is made.
 */
export function defineStack<const S extends ServiceName, const V extends string = never>(
  here: { readonly dirname: string },
  description: StackDescription<S, V>,
): DefinedStack<S, V> {
  const stack: Stack = {
    name: here.dirname.split(/[\\/]/).filter(Boolean).at(-1) ?? 'stack',
    folder: here.dirname,
    ...filesOf(description.compose),
    services: description.services,
    variables: description.variables ?? {},
    overrides: {},
  };
  return build(stack, {});
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
  return {
    ...stack,
    changes,
    service: (name) => ({ type: 'service', name }),
    with: (more) => variables(given(more)),
    override: (settings) => overrides(given(settings)),
    scale: (counts) =>
      overrides(Object.fromEntries(Object.entries(given<number>(counts)).map(([name, scale]) => [name, { scale }]))),
    heal: (healers) => build(stack, { ...changes, healers: { ...changes.healers, ...given<HealerKind>(healers) } }),
    merge: (file) =>
      build({ ...stack, compose: [...stack.compose, file] }, { ...changes, files: [...(changes.files ?? []), file] }),
    at: (revision) => build(stack, { ...changes, revision }),
  };
}

const given = <T>(record: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== undefined));
