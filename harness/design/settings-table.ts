/** In which settings the variants of a comparison differ, and what each has. */
import { distinctBy } from '../model/distinct.ts';
import { sidecarService } from '../model/healer.ts';
import type { PlannedService } from '../model/plan.ts';
import { restartText } from '../model/settings.ts';
import type { Factor, SettingName, SettingValue, Variant, VariantName } from '../model/variant.ts';

type Described = Pick<Variant, 'name' | 'plan' | 'change' | 'healers'>;

const unsaid = '–';

/** The same settings in the same order for every variant; those of the factors first. */
export function settingsTable(
  variants: readonly Described[],
  factors: readonly Factor[],
): ReadonlyMap<VariantName, readonly SettingValue[]> {
  const varied = new Set(factors.map(keyOf));
  const names = distinctBy([...factors, ...variants.flatMap(namesIn)], keyOf).filter(
    (name) => varied.has(keyOf(name)) || new Set(variants.map((variant) => readValue(variant, name))).size > 1,
  );
  return new Map(
    variants.map((variant) => [
      variant.name,
      names.map(({ service, field }) => ({ service, field, value: readValue(variant, { service, field }) })),
    ]),
  );
}

const keyOf = ({ service, field }: SettingName): string => JSON.stringify([service, field]);

/** Every setting that a variant may differ in: what its services resolve to, and what its change names. */
function namesIn({ plan, change }: Described): readonly SettingName[] {
  // A sidecar is one setting, whatever it is made of.
  const own = plan.services.filter((service) => service.name !== sidecarService);
  const resolved = own.flatMap((service) =>
    [...Object.keys(readers), 'healer'].map((field) => ({ service: service.name, field })),
  );
  const named = Object.entries(change.overrides ?? {}).flatMap(([service, settings]) => [
    ...Object.keys(settings.environment ?? {}).map((name) => ({ service, field: `environment.${name}` })),
    ...Object.keys(settings.depends_on ?? {}).map((name) => ({ service, field: `depends_on.${name}` })),
  ]);
  const whole = [
    ...Object.keys(change.variables ?? {}).map((name) => `variable.${name}`),
    ...(change.files === undefined ? [] : ['file']),
    ...(change.revision === undefined ? [] : ['revision']),
  ].map((field) => ({ service: null, field }));
  return [...resolved, ...named, ...whole];
}

function readValue({ plan, change, healers }: Described, { service, field }: SettingName): string {
  if (service === null) {
    if (field === 'file') return change.files?.join(', ') ?? unsaid;
    if (field === 'revision') return change.revision ?? unsaid;
    return plan.stack.variables[field.slice('variable.'.length)] ?? unsaid;
  }
  const [kind, ...rest] = field.split('.');
  const name = rest.join('.');
  const override = plan.stack.overrides[service];
  if (kind === 'environment') return override?.environment?.[name] ?? unsaid;
  if (kind === 'depends_on') return override?.depends_on?.[name]?.condition ?? unsaid;
  if (field === 'healer') return healers[service] ?? unsaid;
  const resolved = plan.services.find((one) => one.name === service);
  return resolved === undefined ? unsaid : (readers[field]?.(resolved) ?? unsaid);
}

/** As Compose writes a length of time. */
const lengthText = (length: number): string => (length % 1000 === 0 ? `${length / 1000}s` : `${length}ms`);

const readers: Readonly<Record<string, (service: PlannedService) => string | null>> = {
  'healthcheck.test': ({ health }) => health?.test?.slice(1).join(' ') ?? null,
  'healthcheck.interval': ({ health }) => (health === null ? null : lengthText(health.interval)),
  'healthcheck.timeout': ({ health }) => (health === null ? null : lengthText(health.timeout)),
  'healthcheck.retries': ({ health }) => (health === null ? null : `${health.retries}`),
  'healthcheck.start_period': ({ health }) => (health === null ? null : lengthText(health.startPeriod)),
  // Where nothing is said of it, it follows the interval, and is no setting of its own.
  'healthcheck.start_interval': ({ health }) =>
    health === null || health.startInterval === health.interval ? null : lengthText(health.startInterval),
  'healthcheck.disable': ({ healthFrom }) => `${healthFrom === 'none'}`,
  restart: ({ restart }) => restartText(restart),
  stop_grace_period: ({ stopGrace }) => lengthText(stopGrace),
  init: ({ init }) => `${init}`,
  replicas: ({ replicas }) => `${replicas}`,
  image: ({ image }) => image,
};
