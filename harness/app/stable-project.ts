/** A resolved Compose project without what differs from run to run and from checkout to checkout: its settings alone. */
import { escaped } from '../model/escaped.ts';
import { isRecord, type Json } from '../model/record.ts';

/**
 * Left out: names that Compose makes of the project's, labels, where on the host something lies, ports of the host, how an image is
 * built and its tag. What the images hold is what is measured: it may be another every night.
 */
export function stableProject(project: Json, folder: string): unknown {
  const { services, networks, volumes, configs, secrets } = project;
  const whole = {
    services: eachOf(services, stableService),
    networks: eachOf(networks, unnamed),
    volumes: eachOf(volumes, unnamed),
    configs: eachOf(configs, unnamed),
    secrets: eachOf(secrets, unnamed),
  };
  return settled(whole, new RegExp(`(?<![\\w.-])${escaped(folder)}(?![\\w.-])`, 'g'));
}

const eachOf = (things: unknown, stable: (thing: Json) => Json): Json =>
  isRecord(things)
    ? Object.fromEntries(Object.entries(things).map(([key, one]) => [key, isRecord(one) ? stable(one) : {}]))
    : {};

const unnamed = ({ name, file, labels, ...rest }: Json): Json => rest;

function stableService({ container_name, labels, build, develop, image, ports, volumes, ...rest }: Json): Json {
  return {
    ...rest,
    ...(typeof image === 'string' && { image: repositoryOf(image) }),
    ports: listOf(ports, ({ published, host_ip, ...port }) => port),
    volumes: listOf(volumes, ({ source, ...mount }) => (mount.type === 'bind' ? mount : { ...mount, source })),
  };
}

const listOf = (things: unknown, stable: (thing: Json) => Json): readonly unknown[] =>
  Array.isArray(things) ? things.map((one) => (isRecord(one) ? stable(one) : one)) : [];

/** `registry:5000/shop/api` of `registry:5000/shop/api:1.2@sha256:…`. */
const repositoryOf = (image: string): string => image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');

/** Keys in order, nothing empty, and the folder by the same word wherever it lies. */
function settled(value: unknown, folder: RegExp): unknown {
  if (typeof value === 'string') return value.replaceAll(folder, '.');
  if (Array.isArray(value)) return value.map((one) => settled(one, folder));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value)
    .map(([key, one]) => [key, settled(one, folder)] as const)
    .filter(([, one]) => !isEmpty(one));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
