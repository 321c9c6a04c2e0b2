/** What callers inside the stack's network are told when they look a service up. */
import type { DnsProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { readDuration } from './duration.ts';

export interface DnsOptions {
  /** How often the name is looked up. Default `'500ms'`. */
  readonly every?: DurationText;
  /** How many addresses a good answer has. Default: one per replica that the plan has. */
  readonly addresses?: number;
  /** The network to ask in, by its key in the Compose file. Default: the service's first. */
  readonly network?: string;
  /** The time an answer has. Default `'1s'`. */
  readonly within?: DurationText;
}

/** Looks the service's name up again and again, from inside its network and through the engine's own resolver. */
export const dns = (service: ServiceRef, options: DnsOptions = {}): DnsProbe => ({
  type: 'probe',
  kind: 'dns',
  service: service.name,
  network: options.network ?? null,
  addresses: options.addresses ?? null,
  rate: 1000 / readDuration(options.every ?? '500ms', `'every' of the lookups of ${service.name}`),
  within: readDuration(options.within ?? '1s', `'within' of the lookups of ${service.name}`),
});
