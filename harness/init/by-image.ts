/** What is known of a service by the name of its image. */
import { seconds } from '../model/time.ts';
import { knownServers } from './known-servers.ts';
import { knownSites } from './known-sites.ts';
import type { KnownImage } from './nature.ts';

/** Their servers first: `mysql` is one, whatever else is called so. */
const known: readonly KnownImage[] = [...knownServers, ...knownSites];

/** A repository's path without registry, tag and digest: `postgres` of `docker.io/library/postgres:16@sha256:…`. */
export const repositoryOf = (image: string): string =>
  image
    .replace(/@.*$/, '')
    .replace(/:[^/:]*$/, '')
    .replace(/^[^/]*[.:][^/]*\/|^localhost\//, '')
    .toLowerCase();

/** What is made beside a server and is none: `postgres-exporter`, `backup-mysql`. */
const beside = /(^|[-_.])(backup|dump|restore|exporter|migrat\w*|init|seed|client|cli|init-db|test\w*)([-_.]|$)/;

/**
 * Null: the name tells nothing. A name of somebody's own that ends with a known one is such an image, `shop-postgres`, unless it publishes
 * other ports than those do: `flink-kafka` is no Kafka.
 */
export function knownImage(image: string, published: readonly number[]): KnownImage | null {
  const path = repositoryOf(image);
  const last = path.split('/').at(-1)!;
  if (isFpm(image)) return fpm;
  const isNamed = (name: string): boolean =>
    name.includes('/') ? path === name || path.endsWith(`/${name}`) : last === name;
  const exact = known.find(({ names }) => names.some(isNamed));
  if (exact !== undefined || beside.test(last)) return exact ?? null;
  const like = known.find(({ names }) => names.some((name) => endsWith(last, name)));
  return like !== undefined && (published.length === 0 || published.includes(like.port)) ? like : null;
}

/** PHP behind FastCGI: `nextcloud:fpm-alpine` is no site. */
export const isFpm = (image: string): boolean => /:[^/]*\bfpm\b|[-_]fpm(:|$)/.test(image);

const fpm: KnownImage = { names: [], speaks: 'tcp', port: 9000, startsWithin: seconds(60) };

const endsWith = (last: string, name: string): boolean => last.endsWith(`-${name}`) || last.endsWith(`_${name}`);

/** Runtimes and plain systems: what is built on them may be anything, and they bring no health check of their own. */
const plain = new Set([
  ...[
    'alpine',
    'debian',
    'ubuntu',
    'busybox',
    'scratch',
    'fedora',
    'centos',
    'rockylinux',
    'amazonlinux',
    'buildpack-deps',
  ],
  ...['node', 'python', 'golang', 'ruby', 'php', 'rust', 'perl', 'elixir', 'erlang', 'swift', 'bun', 'deno', 'dart'],
  ...[
    'openjdk',
    'eclipse-temurin',
    'amazoncorretto',
    'maven',
    'gradle',
    'aspnet',
    'runtime',
    'sdk',
    'distroless',
    'static',
    'base',
  ],
]);

/** Whether it is known that such an image has no health check. */
export function hasNoCheck(image: string): boolean {
  const path = repositoryOf(image);
  const last = path.split('/').at(-1)!;
  const isOfficial = !path.includes('/') || path.startsWith('library/');
  const isDistroless = path.includes('distroless/');
  const isDotnet = path.startsWith('dotnet/');
  return isDistroless || ((isOfficial || isDotnet) && (plain.has(last) || official.has(last)));
}

/** Official images of servers: none of them has a check. */
const official = new Set([
  ...['postgres', 'redis', 'mysql', 'mariadb', 'mongo', 'rabbitmq', 'memcached', 'nginx', 'httpd', 'caddy', 'traefik'],
  ...[
    'haproxy',
    'elasticsearch',
    'kibana',
    'logstash',
    'cassandra',
    'zookeeper',
    'nats',
    'consul',
    'wordpress',
    'ghost',
  ],
  ...[
    'nextcloud',
    'drupal',
    'joomla',
    'matomo',
    'mediawiki',
    'adminer',
    'phpmyadmin',
    'registry',
    'tomcat',
    'sonarqube',
  ],
  ...['neo4j', 'solr', 'influxdb', 'telegraf', 'couchdb', 'eclipse-mosquitto', 'docker', 'redmine', 'odoo', 'kong'],
]);

const java =
  /(^|\/)(openjdk|eclipse-temurin|amazoncorretto|maven|gradle|tomcat|jetty|ibmjava|sapmachine|jdk|jre)$|java|spring/;

/** A virtual machine of Java starts in its own time. */
export const isJava = (image: string): boolean => java.test(repositoryOf(image));
