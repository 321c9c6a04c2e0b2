/** How long a service may take from its start to its first good answer, by what is known of its kind. */

import { type DescribedService, doorsOf, tellingImage } from '../model/described-service.ts';
import { type Duration, milliseconds, seconds } from '../model/time.ts';
import { isJava, knownImage } from './by-image.ts';

export interface KnownStart {
  readonly within: Duration;
  readonly why: string;
}

/** What nothing is known of is granted as much in the windows, and no expectation says so. */
export const unknownStart = seconds(10);

const javaStart = seconds(60);

/** The longest of what its check grants and what its image takes as a rule. Null: nothing is known. */
export function startUpOf(service: DescribedService): KnownStart | null {
  const image = tellingImage(service);
  const known = image === null ? null : knownImage(image, doorsOf(service));
  const granted = service.health?.startPeriod ?? milliseconds(0);
  const all: readonly KnownStart[] = [
    ...(known?.startsWithin === undefined ? [] : [{ within: known.startsWithin, why: `as a rule, with ${image}` }]),
    ...(image !== null && isJava(image) ? [{ within: javaStart, why: 'a Java program starts in its own time' }] : []),
    ...(granted > 0 ? [{ within: granted, why: 'the start_period of its health check' }] : []),
  ];
  return all.reduce<KnownStart | null>((most, one) => (most === null || one.within > most.within ? one : most), null);
}
