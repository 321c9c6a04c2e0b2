/** The order of rows: the stack's services, then edges, then the stack as a whole; of each what is commonest first. */
import type { ExploreRow } from '../../model/explore-row.ts';
import type { Effect } from '../../model/fault-effect.ts';
import { effectOf } from '../../model/fault-traits.ts';
import type { LearnedStack } from '../../model/learned.ts';

const effects: readonly Effect['is'][] = [
  'dead',
  'killed',
  'stopped',
  'frozen',
  'paused',
  'starved',
  'restarted',
  'recreated',
  'heldBack',
];

/** Puts rows in order; those that are alike by their keys. */
export function inMatrixOrder<T extends { readonly row: ExploreRow }>(rows: readonly T[], learned: LearnedStack): T[] {
  const names = learned.services.map(({ name }) => name);
  const placeOf = ({ broken, fault }: ExploreRow): readonly number[] => {
    const index = effects.indexOf(effectOf(fault).is);
    const how = index < 0 ? effects.length : index;
    switch (broken.on) {
      case 'service':
        return [0, names.indexOf(broken.service), 0, how];
      case 'edge':
        return [1, names.indexOf(broken.from), names.indexOf(broken.to), how];
      case 'stack':
        return [2, 0, 0, how];
    }
  };
  return rows.toSorted(({ row: one }, { row: other }) => {
    const [places, others] = [placeOf(one), placeOf(other)];
    const differs = places.findIndex((place, index) => place !== others[index]);
    if (differs >= 0) return places[differs]! - others[differs]!;
    return one.key < other.key ? -1 : Number(one.key > other.key);
  });
}
