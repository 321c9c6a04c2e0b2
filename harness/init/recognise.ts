/** What a service is: by its image, its own health check and its ports. Port and path always come from one and the same place. */

import { type DescribedService, doorsOf, tellingImage } from '../model/described-service.ts';
import { type AskedByCheck, askedByCheck } from './by-check.ts';
import { isFpm, knownImage } from './by-image.ts';
import { byPorts, exchangeAt } from './by-ports.ts';
import type { KnownImage, Nature } from './nature.ts';

/**
 * A server that is not spoken to in HTTP is what its image says, whatever its ports look like. Else the health check's own address
 * tells more than a list of images does, and both more than a number.
 */
export function recognise(service: DescribedService, services: readonly DescribedService[]): Nature {
  const image = tellingImage(service);
  const known = image === null || isReplaced(service) ? null : knownImage(image, doorsOfImage(service, services));
  const asked = askedByCheck(service);
  const isPart = known !== null && (known.speaks === 'http' || isFpm(image!)) && isWorker(service, services);
  if (known !== null && known.speaks !== 'http' && !isPart) return asServer(service, image!, known, asked);
  if (asked !== null && asked.speaks !== 'tcp') return byCheck(asked);
  if (known !== null && !isPart) return asSite(service, image!, known);
  if (asked !== null) return byCheck(asked);
  return byPorts(service);
}

/** A server's image that is started with something else, as for a dump or a shell. */
const clients =
  /(^|[\s/;&|(])(pg_dump\w*|psql|mysqldump|mariadb-dump|redis-cli|valkey-cli|mongosh?|mongodump|mc|kafka-topics\S*|rabbitmqadmin)(\s|$)/;
const servers =
  /(redis-server|valkey-server|mysqld|mariadbd|docker-entrypoint|mongod\b|postgres(\s|$)|rabbitmq-server|(etc|bin)\/kafka)/;

function isReplaced({ command }: DescribedService): boolean {
  const words = command?.join(' ') ?? '';
  return clients.test(words) && !servers.test(words);
}

/** An application's image with a command of its own, such as `worker`, beside the one that users get: it does another part of the work. */
function isWorker({ name, image, command, ports }: DescribedService, services: readonly DescribedService[]): boolean {
  if (ports.length > 0 || command === null) return false;
  return services.some((one) => {
    if (one.name === name || one.image !== image || (one.ports.length === 0 && one.command !== null)) return false;
    const first = command.find((word, at) => word !== one.command?.[at]);
    return first !== undefined && !/^-|^server/.test(first);
  });
}

/** What is published of the image, by whichever service. */
const doorsOfImage = ({ image }: DescribedService, services: readonly DescribedService[]): readonly number[] =>
  services.filter((one) => one.image === image).flatMap(doorsOf);

/** Where it says itself at which port it is to listen. */
const portWords = /(?:^|\s)(?:--port|-p|--http-port)[= ](\d{2,5})(?=\s|$)/;
const portNames =
  /^(PGPORT|MYSQL_TCP_PORT|(POSTGRESQL|MYSQL|MARIADB|REDIS|VALKEY|MONGODB|RABBITMQ)_(NODE_)?PORT(_NUMBER)?)$/;

function toldPort({ command, environment }: DescribedService): number | null {
  const words = portWords.exec(command?.join(' ') ?? '')?.[1];
  const named = Object.entries(environment).find(([key, value]) => portNames.test(key) && /^\d+$/.test(value))?.[1];
  return Number(words ?? named ?? 0) || null;
}

function asServer(service: DescribedService, image: string, known: KnownImage, asked: AskedByCheck | null): Nature {
  const isSentinel = known.speaks === 'redis' && /sentinel/.test(service.command?.join(' ') ?? '');
  const checked = asked?.speaks === known.speaks ? asked.port : null;
  const port = toldPort(service) ?? checked ?? (isSentinel ? 26_379 : known.port);
  return {
    speaks: known.speaks,
    port,
    path: null,
    ...(known.exchange && port === known.port && { exchange: known.exchange }),
    why: `image ${image}, port ${port}`,
    guess: null,
  };
}

function byCheck({ speaks, port, path, address }: AskedByCheck): Nature {
  const why = `its health check asks ${address}`;
  // A check is content with a redirection; the page of a site may well be one.
  if (speaks === 'http' && path === '/')
    return { speaks, port, path, status: 'any', why, guess: 'which answers are good' };
  // It takes an empty answer for a good one, as paths that are there for checks often give.
  if (speaks === 'http') return { speaks, port, path, status: [200, 204], why, guess: null };
  return { speaks, port, path, ...exchangeAt(port), why, guess: null };
}

function asSite(service: DescribedService, image: string, known: KnownImage): Nature {
  const doors = doorsOf(service);
  if (isBehindTls(service, image))
    return { speaks: 'tls', port: known.port, path: null, why: `image ${image}, which has TLS on`, guess: null };
  if (doors.length === 0 || doors.includes(known.port) || service.exposed.includes(known.port)) {
    const { speaks, port, path = null, status } = known;
    const why = `image ${image}, port ${port}`;
    return {
      speaks,
      port,
      path,
      ...(status && { status }),
      why,
      guess: status === 'any' ? 'which answers are good' : null,
    };
  }
  return byPorts(service);
}

/** Elasticsearch from 8 on and OpenSearch speak TLS unless they are told not to. */
function isBehindTls({ environment }: DescribedService, image: string): boolean {
  const says = (name: string, value: string): boolean => environment[name]?.toLowerCase() === value;
  if (/opensearch(:|@|$)/.test(image)) {
    return !says('plugins.security.disabled', 'true') && !says('DISABLE_SECURITY_PLUGIN', 'true');
  }
  if (!/elasticsearch(:|@|$)/.test(image) || says('xpack.security.enabled', 'false')) return false;
  if (environment['xpack.security.http.ssl.enabled'] !== undefined)
    return says('xpack.security.http.ssl.enabled', 'true');
  const major = Number.parseInt(/:v?(\d+)/.exec(image)?.[1] ?? '', 10);
  return !(major < 8);
}
