/** Two sets of settings as one. */
import type { ServiceName, ServiceSettings } from './stack.ts';

export type Overrides = Readonly<Record<ServiceName, ServiceSettings>>;

/** Setting by setting, the later wins; health checks, environments and dependencies are merged inside. */
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
