/** How a stack is described beside its Compose file. */
import type { ServiceDeclaration, ServiceName, ServiceRef, ServiceSettings, Stack } from '../model/stack.ts';

export interface StackDescription<S extends ServiceName, V extends string> {
  /** The Compose file, or files merged in order, relative to the folder of the describing module. */
  readonly compose: string | readonly string[];
  readonly services: Readonly<Record<S, ServiceDeclaration>>;
  /** Variables of the Compose files with the values this stack has unless a scenario says otherwise. */
  readonly variables?: Readonly<Record<V, string>>;
}

/** A stack whose service and variable names the compiler knows. */
export interface DefinedStack<S extends ServiceName = ServiceName, V extends string = string> extends Stack {
  service<N extends S>(name: N): ServiceRef<N>;
  /** The same stack with other values for some variables. */
  with(variables: { readonly [K in V]?: string }): DefinedStack<S, V>;
  /** The same stack with other settings for some services, written as a generated Compose override. */
  override(settings: { readonly [N in S]?: ServiceSettings }): DefinedStack<S, V>;
  /** The same stack with so many containers of some services. A service with a fixed host port cannot have several. */
  scale(counts: { readonly [N in S]?: number }): DefinedStack<S, V>;
}

/**
 * Describes the Compose project in the folder of `here`, which is the calling module's `import.meta`.
 * The names are checked against the resolved Compose file when a plan is made.
 */
export function defineStack<const S extends ServiceName, const V extends string = never>(
  here: { readonly dirname: string },
  description: StackDescription<S, V>,
): DefinedStack<S, V> {
  return build({
    name: here.dirname.split(/[\\/]/).filter(Boolean).at(-1) ?? 'stack',
    folder: here.dirname,
    compose: typeof description.compose === 'string' ? [description.compose] : description.compose,
    services: description.services,
    variables: description.variables ?? {},
    overrides: {},
  });
}

function build<S extends ServiceName, V extends string>(stack: Stack): DefinedStack<S, V> {
  return {
    ...stack,
    service: (name) => ({ type: 'service', name }),
    with: (variables) => build({ ...stack, variables: { ...stack.variables, ...given(variables) } }),
    override: (settings) => build({ ...stack, overrides: merge(stack.overrides, given(settings)) }),
    scale: (counts) => {
      const scaled = Object.entries(given<number>(counts)).map(([name, scale]) => [name, { scale }]);
      return build({ ...stack, overrides: merge(stack.overrides, Object.fromEntries(scaled)) });
    },
  };
}

const given = <T>(record: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== undefined));

function merge(base: Stack['overrides'], more: Stack['overrides']): Stack['overrides'] {
  const merged: Record<ServiceName, ServiceSettings> = { ...base };
  for (const [name, settings] of Object.entries(more)) {
    const earlier = merged[name] ?? {};
    const healthcheck = { ...earlier.healthcheck, ...settings.healthcheck };
    const environment = { ...earlier.environment, ...settings.environment };
    merged[name] = {
      ...earlier,
      ...settings,
      ...(Object.keys(healthcheck).length > 0 && { healthcheck }),
      ...(Object.keys(environment).length > 0 && { environment }),
    };
  }
  return merged;
}
