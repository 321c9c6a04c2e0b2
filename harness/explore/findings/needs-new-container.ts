/** Who was started again in its container, in vain, and served in a new one: what it left there keeps it from starting. */
import type { Back, Weakness } from '../../model/exploration.ts';
import { servicesStruck } from '../../model/fault-facts.ts';
import { effectOf } from '../../model/fault-traits.ts';
import type { ServiceName } from '../../model/stack.ts';
import type { TriedMatrixRow } from './basis.ts';

export function needsNewContainer({ measured }: TriedMatrixRow, service: ServiceName, back: Back): boolean {
  if (back.by !== 'recreation' || back.of !== service) return false;
  return [measured.analysis, ...measured.remedied].some(
    ({ fault, landing }) =>
      landing === 'applied' && effectOf(fault).is === 'restarted' && servicesStruck(fault).includes(service),
  );
}

/** Its weakness, the beginning of its sentence, and what the program must learn. */
export const needsNew = (service: ServiceName): readonly [Weakness, string, string] => [
  'needs a new container',
  `${service} needs a new container to start again`,
  'to start also where it has run before',
];
