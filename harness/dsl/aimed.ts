/** The targets of verbs: a service, all of its containers or one of them. */
import type { Targeted } from '../model/fault.ts';
import type { ServiceRef } from '../model/stack.ts';
import { admit } from './door.ts';
import { type Which, which as whichOptions } from './fault-options.ts';
import { noMore, service as serviceRef } from './values.ts';

export const aim = (service: ServiceRef, { replica }: Which): Targeted => ({
  target: service.name,
  ...(replica === undefined ? {} : { replica }),
});

/** The target of a verb that takes one container or all of them. */
export function aimed(verb: string, service: ServiceRef, which: Which): Targeted {
  admit(verb, { service, which }, { service: serviceRef, which: whichOptions });
  return aim(service, which);
}

/** The target of a verb that takes a service alone. */
export function named(verb: string, service: ServiceRef, more: readonly never[]): string {
  admit(verb, { service, more }, { service: serviceRef, more: noMore });
  return service.name;
}
