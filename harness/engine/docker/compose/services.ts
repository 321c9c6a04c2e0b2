/** One service of the resolved Compose project, in the words of the plan. */
import type { Dependency } from '../../../model/one-shot.ts';
import type { ResolvedService, ServiceNetwork } from '../../../model/plan.ts';
import type { RestartPolicy } from '../../../model/settings.ts';
import type { DependsOn } from '../../../model/stack.ts';
import { parseDuration, seconds } from '../../../model/time.ts';
import { restartPolicy } from '../settings.ts';
import type { ComposeNetworks, ComposeService } from './config.ts';
import type { ImageHealth } from './dockerfile.ts';
import { resolveHealth } from './health.ts';
import { sharesOf } from './namespaces.ts';

/** What Compose gives a container to stop in when the file says nothing. */
const defaultGrace = seconds(10);

/** `image` is what the service's Dockerfile says of health, `image: name` the name it will have; `networks` are the project's. */
export function resolveService(
  name: string,
  service: ComposeService,
  image: { readonly name: string; readonly health: ImageHealth },
  networks: ComposeNetworks = {},
): ResolvedService {
  return {
    name,
    image: image.name,
    replicas: replicasOf(service),
    ...resolveHealth(service.healthcheck, image.health),
    restart: restartOf(service),
    stopGrace: parseDuration(service.stop_grace_period ?? '') ?? defaultGrace,
    init: service.init ?? false,
    ports: (service.ports ?? [])
      .filter(({ protocol }) => (protocol ?? 'tcp') === 'tcp')
      .map(({ target, published }) => ({ container: target, host: fixedPort(published) })),
    networks: Object.entries(service.networks ?? {}).map(([key, network]) => ({
      name: key,
      aliases: network?.aliases ?? [],
      ...closedOf(networks?.[key]),
    })),
    ...(service.depends_on ? { dependsOn: dependenciesOf(service) } : {}),
    ...(service.volumes?.some(isEngineSocket) && { engineSocket: true as const }),
    ...sharesOf(service),
  };
}

/** The engine publishes from a bridge that leads outside, or from an overlay. */
export function closedOf(network: NonNullable<ComposeNetworks>[string]): Pick<ServiceNetwork, 'closed'> {
  if (network?.internal === true) return { closed: 'internal' };
  const driver = network?.driver ?? 'bridge';
  return driver === 'macvlan' || driver === 'ipvlan' ? { closed: driver } : {};
}

/** Whom a service's start waits for, and for what of them. */
export const dependenciesOf = ({ depends_on }: ComposeService): readonly Dependency[] =>
  Object.entries(depends_on ?? {}).map(([service, { condition, required }]) => ({
    service,
    condition: condition as DependsOn,
    ...(required === false && { required }),
  }));

/** Where clients look for it, or what is called so on the host: rootless engines have it elsewhere. */
export const isEngineSocket = ({
  source,
  target,
}: {
  readonly source?: string | null;
  readonly target?: string | null;
}): boolean => target === '/var/run/docker.sock' || (source?.endsWith('/docker.sock') ?? false);

export const replicasOf = (service: ComposeService): number => service.deploy?.replicas ?? service.scale ?? 1;

/** A range is no fixed port: the engine picks from it. */
const fixedPort = (published: string | number | null | undefined): number | null =>
  /^\d+$/.test(String(published)) ? Number(published) : null;

/** A swarm knows the first three; Compose takes the engine's own names too (seen with 2.26). */
const conditions: Readonly<Record<string, string>> = {
  none: 'no',
  any: 'always',
  'on-failure': 'on-failure',
  no: 'no',
  always: 'always',
  'unless-stopped': 'unless-stopped',
};

/**
 * `deploy.restart_policy` wins over `restart`, and its delay and window count only in a swarm. A policy without a
 * condition is none outside a swarm (seen with Compose 2.26), although the specification says `any`.
 */
function restartOf({ restart, deploy }: ComposeService): RestartPolicy {
  const policy = deploy?.restart_policy;
  if (policy) return restartPolicy(conditions[policy.condition ?? ''], policy.max_attempts ?? 0);
  const [name, attempts] = (restart ?? 'no').split(':');
  return restartPolicy(name, Number(attempts ?? 0));
}
