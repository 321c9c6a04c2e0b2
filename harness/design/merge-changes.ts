/** Several changes of a stack as one: what comes later wins. */
import type { ServiceName, ServiceSettings } from '../model/stack.ts';
import type { StackChange } from '../model/variant.ts';

export function mergeChanges(changes: readonly StackChange[]): StackChange {
  const files = changes.flatMap((one) => one.files ?? []);
  const revision = changes.findLast((one) => one.revision !== undefined)?.revision;
  const variables = Object.assign({}, ...changes.map((one) => one.variables ?? {}));
  const healers = Object.assign({}, ...changes.map((one) => one.healers ?? {}));
  const overrides = changes.reduce<Overrides>((merged, one) => mergeOverrides(merged, one.overrides ?? {}), {});
  return {
    ...(Object.keys(variables).length > 0 && { variables }),
    ...(Object.keys(overrides).length > 0 && { overrides }),
    ...(files.length > 0 && { files }),
    ...(Object.keys(healers).length > 0 && { healers }),
    ...(revision !== undefined && { revision }),
  };
}

type Overrides = Readonly<Record<ServiceName, ServiceSettings>>;

/** Setting by setting; health checks, environments and dependencies are merged inside. */
export function mergeOverrides(base: Overrides, more: Overrides): Overrides {
  const merged: Record<ServiceName, ServiceSettings> = { ...base };
  for (const [name, settings] of Object.entries(more)) merged[name] = mergeSettings(merged[name] ?? {}, settings);
  return merged;
}

function mergeSettings(base: ServiceSettings, more: ServiceSettings): ServiceSettings {
  const healthcheck = { ...base.healthcheck, ...more.healthcheck };
  const environment = { ...base.environment, ...more.environment };
  const dependsOn = { ...base.depends_on, ...more.depends_on };
  return {
    ...base,
    ...more,
    ...(Object.keys(healthcheck).length > 0 && { healthcheck }),
    ...(Object.keys(environment).length > 0 && { environment }),
    ...(Object.keys(dependsOn).length > 0 && { depends_on: dependsOn }),
  };
}
