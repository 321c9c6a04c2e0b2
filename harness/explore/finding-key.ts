/** By what a finding is known again: what is weak, of which service, towards whom. */
import type { ExploreFinding } from '../model/exploration.ts';

export const findingKey = ({ weakness, service, edge }: Omit<ExploreFinding, 'rows' | 'mend'>): string =>
  [weakness, service, edge?.to ?? ''].join(' ');
