/** Where services can be asked: at published ports as their users do, else at the ports where they listen, from inside their network. */
import type { HostPort } from '../engine/clients.ts';
import type { ContainerView } from '../engine/engine.ts';
import { bySite } from '../init/by-port.ts';
import type { Nature } from '../init/nature.ts';
import { recognise } from '../init/recognise.ts';
import type { DescribedService } from '../model/described-service.ts';
import { distinct } from '../model/distinct.ts';
import type { EntryPoint } from '../model/learned.ts';
import type { PlannedService } from '../model/plan.ts';
import { insideReachOf, reachOf } from '../model/reach.ts';
import type { Address } from '../probes/observer.ts';
import type { GivenProbe } from './given.ts';

export interface EntryDoor {
  readonly service: DescribedService;
  readonly by: EntryPoint['by'];
  /** Inside the container. */
  readonly port: number;
  readonly at: HostPort;
  /** Keys of the networks from which callers ask; null: all of the project's. */
  readonly networks: readonly string[] | null;
  /** What its image, its check and its settings tell of it at this port; null: nothing of this one. */
  readonly nature: Nature | null;
  /** What the user says is asked there. Absent: it was found. */
  readonly given?: GivenProbe;
}

/** What doors are found by. */
export interface SeenStack {
  readonly described: readonly DescribedService[];
  readonly planned: readonly PlannedService[];
  readonly views: readonly ContainerView[];
  /** Ports where a container listens for others. */
  readonly listening: (container: string) => readonly number[];
  readonly address: Address;
}

/** A service with more doors than these has further ones for its own kind alone. */
const mostDoors = 4;

/** Of each service that stays up: all that users have, or those for its callers, the likeliest first. */
export function doorsIn(around: SeenStack, stays: (service: DescribedService) => boolean): readonly EntryDoor[] {
  return around.described.filter(stays).flatMap((service) => {
    const nature = recognise(service, around.described);
    const users = usersDoors(service, nature, around);
    return (users.length > 0 ? users : callersDoors(service, nature, around)).slice(0, mostDoors);
  });
}

/** Where the user says that it is asked: where users do if they can, else from inside. Null: at no port that is known. */
export function doorGiven(given: GivenProbe, around: SeenStack): EntryDoor | null {
  const service = around.described.find((one) => one.name === given.service)!;
  const nature = recognise(service, around.described);
  const found = [...usersDoors(service, nature, around), ...callersDoors(service, nature, around)];
  const door = found.find(({ port }) => port === (given.port ?? port));
  if (door !== undefined) return { ...door, given };
  const inside = insideReachOf(service.name, around.planned);
  if (given.port === null || inside.at === 'nowhere') return null;
  const at = { host: inside.host, port: given.port };
  return { service, by: 'callers', port: given.port, at, networks: inside.networks, nature: null, given };
}

const natureAt = (nature: Nature, port: number): Nature | null => (nature.port === port ? nature : null);

/** In the order in which a person would ask them; the one that its image or check names comes first. */
const inOrder = (nature: Nature, ports: readonly number[]): readonly number[] => {
  const there = distinct(ports);
  const own = there.filter((port) => port === nature.port);
  return [...own, ...bySite(there).filter((port) => port !== nature.port)];
};

function usersDoors(service: DescribedService, nature: Nature, { planned, views, address }: SeenStack): EntryDoor[] {
  const reach = reachOf(service.name, planned);
  if (reach.at === 'nowhere') return [];
  const published = views.filter((one) => one.service === service.name).flatMap((one) => one.ports);
  const ports = reach.at === 'host' ? [nature.port ?? 0] : published.map(({ container }) => container);
  return inOrder(nature, ports).flatMap((port) => {
    const at = found(() => address(service.name, port));
    return at === null ? [] : [{ service, by: 'users', port, at, networks: null, nature: natureAt(nature, port) }];
  });
}

function callersDoors(service: DescribedService, nature: Nature, around: SeenStack): EntryDoor[] {
  const reach = insideReachOf(service.name, around.planned);
  if (reach.at === 'nowhere') return [];
  const own = around.views.filter((one) => one.service === service.name);
  const seen = own.flatMap(({ id }) => around.listening(id));
  // Who shares another's network is not told from it by its sockets.
  const isShared = reach.host !== service.name;
  const ports = seen.length > 0 && !isShared ? seen : [nature.port ?? 0, ...service.exposed];
  return inOrder(
    nature,
    ports.filter((port) => port > 0),
  ).map((port) => ({
    service,
    by: 'callers',
    port,
    at: { host: reach.host, port },
    networks: reach.networks,
    nature: natureAt(nature, port),
  }));
}

/** A port that is not published leads nowhere. */
function found<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
