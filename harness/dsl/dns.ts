/** What callers inside the stack's network get when they look a service up. */
import type { DnsProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { admit } from './door.ts';
import { readDuration } from './duration.ts';
import { made } from './made.ts';
import { object, optional } from './schema.ts';
import { length, period, service as serviceRef, text, whole } from './values.ts';

/** How a name is looked up, and which answers are good. */
export interface DnsOptions {
  /** How often the name is looked up: `'1ms'` to a day. Default `'500ms'`. */
  readonly every?: DurationText;
  /** How many addresses a good answer has, 0 to 10,000. Default: one per replica that the plan has. */
  readonly addresses?: number;
  /** The network to ask in, by its key in the Compose file. Default: the service's first. */
  readonly network?: string;
  /** The time an answer has, at most a day. Default `'1s'`. */
  readonly within?: DurationText;
}

const options = object<DnsOptions>({
  every: optional(period),
  addresses: optional(whole(0, 10_000)),
  network: optional(text),
  within: optional(length),
});

/**
 * Looks the service's name up again and again, from inside its network and through the engine's own resolver. Needs no published port.
 *
 * @example
 * const names = dns(api, { every: '200ms', addresses: 3 });
 */
export function dns(service: ServiceRef, given: DnsOptions = {}): DnsProbe {
  admit('dns', { service, options: given }, { service: serviceRef, options });
  return made({
    type: 'probe',
    kind: 'dns',
    service: service.name,
    network: given.network ?? null,
    addresses: given.addresses ?? null,
    rate: 1000 / readDuration(given.every ?? '500ms'),
    within: readDuration(given.within ?? '1s'),
  });
}
