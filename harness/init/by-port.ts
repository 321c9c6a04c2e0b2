/** What a service most likely speaks, by a port that nothing else tells of. */
import type { Speech } from './nature.ts';

const usual: ReadonlyMap<number, Speech> = new Map([
  ...[5432, 5433, 6432, 26_257].map((port) => [port, 'postgres'] as const),
  ...[6379, 6380, 26_379].map((port) => [port, 'redis'] as const),
  ...[3306, 3307, 33_060].map((port) => [port, 'mysql'] as const),
  ...[5672].map((port) => [port, 'amqp'] as const),
  ...[50_051, 7233, 4317].map((port) => [port, 'grpc'] as const),
  ...[443, 8443, 8834, 9392, 9443, 4443, 6443, 5671, 8883, 465, 636, 993, 995, 853].map(
    (port) => [port, 'tls'] as const,
  ),
  ...[53].map((port) => [port, 'dns'] as const),
  ...[3025, 3110, 3143, 3389, 3478, 4190, 4222, 4369, 4500, 4789, 5044, 5060, 5222, 5269, 5347, 5349, 5353, 5355].map(
    (port) => [port, 'tcp'] as const,
  ),
  ...[5900, 5901, 6667, 6881, 7000, 7199, 7687, 7946, 8089, 9042, 9092, 9093, 9094, 9160, 9300, 9418].map(
    (port) => [port, 'tcp'] as const,
  ),
]);

/** Below 3000 where sites are found; from there to 9999 nearly all that is not of the list above is one. */
const sites = new Set([80, 81, 591, 1080, 1313, 1337, 1880, 2015, 2019, 2283, 2342, 2368, 32_400, 10_000]);

/** What is known of the port by its number: nearly nobody else uses it. Null: nothing. */
export const speechAt = (port: number): Speech | null => usual.get(port) ?? null;

/** A guess for every port. */
export const likelySpeech = (port: number): Speech =>
  usual.get(port) ?? (sites.has(port) || (port >= 3000 && port < 10_000) ? 'http' : 'tcp');

/** Where nearly everybody looks for a site. */
const usualSites = [80, 8080, 3000, 8000, 5000, 8888, 8081, 8008, 4000, 9000];

/** What says most of a service stands first. */
const asked: readonly Speech[] = ['http', 'postgres', 'mysql', 'redis', 'amqp', 'grpc', 'dns', 'tls', 'tcp'];

/** Those that a person would ask first. */
export function bySite(ports: readonly number[]): readonly number[] {
  const rank = (port: number): number => {
    const place = usualSites.indexOf(port);
    return place >= 0 ? place : usualSites.length + asked.indexOf(likelySpeech(port));
  };
  return [...ports].sort((a, b) => rank(a) - rank(b));
}
