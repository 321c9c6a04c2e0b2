/** What probes have that ask a server in its own protocol. */
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { type RateText, readDuration, readRate } from './duration.ts';
import { type PlacedOptions, placedOptions, readPlaced } from './placed.ts';
import { optional } from './schema.ts';
import { length, port, rate } from './values.ts';

/** Where and how often a server is asked. */
export interface ServerOptions extends PlacedOptions {
  /** The port inside the container, 1 to 65,535; it must be one that can be reached (R207). Default: what the stack declares for the service, else the protocol's own. */
  readonly port?: number;
  /** Connections per second, 0.001 to 1,000: each question has one of its own. Default `'20/s'`. */
  readonly rate?: RateText;
  /** An answer is good only within this time of its due instant; at most a day. Default `'1s'`. */
  readonly within?: DurationText;
}

/** What all of them take. */
export const serverOptions = { port: optional(port), rate: optional(rate), within: optional(length), ...placedOptions };

/** The same as they stand in the probe. */
export const readServer = (service: ServiceRef, given: ServerOptions) => ({
  type: 'probe' as const,
  service: service.name,
  port: given.port ?? null,
  rate: readRate(given.rate ?? '20/s'),
  within: readDuration(given.within ?? '1s'),
  ...readPlaced(given),
});
