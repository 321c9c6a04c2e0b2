/** What makes a Compose project a run's own: its ports, names, labels, images and wrapped health checks. */
import { createHash } from 'node:crypto';
import type { PlannedService } from '../../../model/plan.ts';
import type { ServiceName, Stack } from '../../../model/stack.ts';
import type { RunLabels } from '../../kind.ts';
import { wrapHealthTest } from '../../wrapper.ts';
import { builtLabel, runLabels } from '../labels.ts';
import type { ComposeConfig, ComposePort, ComposeService } from './config.ts';
import { removed, replaced, writeCompose } from './override.ts';
import { replicasOf } from './services.ts';
import { settingsOf } from './settings-override.ts';

/** A health check to wrap, and the shell that the service's image uses for it. */
export interface HealthToWrap {
  readonly test: readonly string[];
  readonly shell?: readonly string[];
}

export type PortsToPublish = Readonly<Record<ServiceName, readonly number[]>>;

export interface RunOverride extends RunLabels {
  readonly stack: Stack;
  readonly config: ComposeConfig;
  /** The first host port for each published port, service by service in the order of `publishedPorts`; empty: as they are. */
  readonly hostPorts: readonly number[];
  readonly wrap: Readonly<Record<string, HealthToWrap>>;
  /** Container ports that are published beside the project's own. Absent: none. */
  readonly publish?: PortsToPublish;
}

export const portsToPublish = (services: readonly Pick<PlannedService, 'name' | 'publishes'>[]): PortsToPublish =>
  Object.fromEntries(services.flatMap(({ name, publishes }) => (publishes === undefined ? [] : [[name, publishes]])));

/** Every port that is published for the run with the host ports it needs: one for each replica. */
export const publishedPorts = (
  { services }: ComposeConfig,
  publish: PortsToPublish = {},
): readonly { port: ComposePort; count: number }[] =>
  Object.entries(services).flatMap(([name, service]) =>
    portsOf(service, publish[name]).map((port) => ({ port, count: Math.max(1, replicasOf(service)) })),
  );

const portsOf = (service: ComposeService, more: readonly number[] = []): readonly ComposePort[] => [
  ...(service.ports ?? []),
  ...more.map((target) => ({ target })),
];

export const runOverride = (run: RunOverride): string => writeCompose(runContent(run));

/** The same before it is written. */
export function runContent(run: RunOverride): Readonly<Record<string, unknown>> {
  const { config, stack, hostPorts, publish = {} } = run;
  const labels = runLabels(run);
  const free = [...hostPorts];
  const services = Object.entries(config.services).map(([name, service]) => {
    const { healthcheck, ...settings } = settingsOf(stack.overrides[name] ?? {});
    const wrap = run.wrap[name];
    const ports = portsOf(service, publish[name]);
    return [
      name,
      {
        ...settings,
        labels,
        image: imageOf(stack, name, service),
        ...(service.build ? { build: { labels: { [builtLabel]: stack.name } } } : {}),
        ...(service.container_name ? { container_name: removed } : {}),
        ...sharedModes(service),
        ...(ports.length > 0 && hostPorts.length > 0 ? { ports: replaced(pinned(ports, service, free)) } : {}),
        ...healthOf(healthcheck, wrap),
      },
    ];
  });
  return {
    services: Object.fromEntries(services),
    networks: ownNames(config.networks, run.project, labels),
    volumes: ownNames(config.volumes, run.project, labels),
  };
}

/** The file may name the container, which is called otherwise here. */
const sharedModes = ({ network_mode, pid, ipc }: ComposeService): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries({ network_mode, pid, ipc }).filter(([, mode]) => mode?.startsWith('service:')));

function healthOf(given: unknown, wrap: HealthToWrap | undefined): Readonly<Record<string, unknown>> {
  if (wrap === undefined) return given === undefined ? {} : { healthcheck: given };
  return { healthcheck: { ...(given as object | undefined), test: wrapHealthTest(wrap.test, wrap.shell) } };
}

/** On the loopback address alone. Replicas share a range, from which the engine picks in order. */
function pinned(
  ports: readonly ComposePort[],
  service: ComposeService,
  free: number[],
): Readonly<Record<string, unknown>>[] {
  const count = Math.max(1, replicasOf(service));
  return ports.map(({ target, protocol }) => {
    const first = free.shift() ?? 0;
    const published = count === 1 ? `${first}` : `${first}-${first + count - 1}`;
    return { target, published, host_ip: '127.0.0.1', protocol: protocol ?? 'tcp' };
  });
}

/** A name that the file gives could clash with another run's, so every network and volume is named by the project, and none is taken from outside. */
const ownNames = (
  things: ComposeConfig['volumes'],
  project: string,
  labels: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(things ?? {}).map(([key, thing]) => [
      key,
      { name: `${project}_${key}`, labels, ...(thing?.external ? { external: removed } : {}) },
    ]),
  );

/**
 * What a service's image is called. One that is built without a name would be called after the project, and so be made
 * again for every run; it gets the stack's name and a digest of how it is built, because variables may change that.
 */
export function imageOf(stack: Stack, name: string, { image, build }: ComposeService): string {
  if (image || !build) return image ?? '';
  const digest = createHash('sha256').update(JSON.stringify(build)).digest('hex').slice(0, 12);
  return `resilience-${stack.name}-${name}:${digest}`.toLowerCase().replaceAll(/[^a-z0-9._:-]+/g, '-');
}
