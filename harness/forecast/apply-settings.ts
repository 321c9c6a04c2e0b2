/** Settings that only change how a container is checked and restarted, applied to a planned service without asking Compose again. */
import type { Overrides } from '../model/merge-overrides.ts';
import type { PlannedService } from '../model/plan.ts';
import type { HealthSettings, RestartPolicy } from '../model/settings.ts';
import type { ServiceSettings } from '../model/stack.ts';
import { type Duration, parseDuration } from '../model/time.ts';

const ownFields: ReadonlySet<string> = new Set(['restart', 'healthcheck', 'stop_grace_period', 'init', 'scale']);

/** Whether `applySettings` can do all of it; an image, an environment or a service of its own need Compose to be resolved. */
export const canApply = (overrides: Overrides, services: readonly PlannedService[]): boolean =>
  Object.entries(overrides).every(
    ([name, settings]) =>
      services.some((service) => service.name === name) && Object.keys(settings).every((field) => ownFields.has(field)),
  );

/** The services with the overrides over their own settings. */
export const applySettings = (services: readonly PlannedService[], overrides: Overrides): readonly PlannedService[] =>
  services.map((service) => {
    const settings = overrides[service.name];
    return settings === undefined ? service : changed(service, settings);
  });

function changed(service: PlannedService, settings: ServiceSettings): PlannedService {
  const { restart, healthcheck, stop_grace_period: grace, init, scale } = settings;
  const off = healthcheck?.disable === true;
  return {
    ...service,
    restart: restart === undefined ? service.restart : policyOf(restart),
    stopGrace: lengthOr(grace, service.stopGrace),
    init: init ?? service.init,
    replicas: scale ?? service.replicas,
    health: off || service.health === null ? null : healthOf(service.health, healthcheck ?? {}),
    healthFrom: off ? 'none' : service.healthFrom,
  };
}

function healthOf(health: HealthSettings, settings: NonNullable<ServiceSettings['healthcheck']>): HealthSettings {
  const interval = lengthOr(settings.interval, health.interval);
  // Where nothing is said of the start interval, it follows the interval.
  const start = health.startInterval === health.interval ? interval : health.startInterval;
  const { test } = settings;
  return {
    test: test === undefined ? health.test : typeof test === 'string' ? ['CMD-SHELL', test] : test,
    interval,
    timeout: lengthOr(settings.timeout, health.timeout),
    retries: settings.retries ?? health.retries,
    startPeriod: lengthOr(settings.start_period, health.startPeriod),
    startInterval: lengthOr(settings.start_interval, start),
  };
}

const lengthOr = (text: string | undefined, otherwise: Duration): Duration =>
  text === undefined ? otherwise : (parseDuration(text) ?? otherwise);

function policyOf(text: string): RestartPolicy {
  const [name, attempts] = text.split(':');
  switch (name) {
    case 'always':
    case 'unless-stopped':
      return { name };
    case 'on-failure':
      return { name, maxAttempts: Number(attempts ?? 0) };
    default:
      return { name: 'no' };
  }
}
