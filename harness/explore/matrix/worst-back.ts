/** The row's way back: that of the column that needed most. */
import type { Back, Cell } from '../../model/exploration.ts';

const order: readonly Back['by'][] = ['unknown', 'not needed', 'itself', 'restart', 'recreation', 'nobody'];

export const worstBack = (cells: readonly Cell[]): Back =>
  cells
    .map(({ back }) => back)
    .reduce<Back>((worst, one) => (isWorseBack(one, worst) ? one : worst), { by: 'unknown' });

/** Whether it needed more, or as much and later. */
export function isWorseBack(one: Back, than: Back): boolean {
  const ranks = order.indexOf(one.by) - order.indexOf(than.by);
  return ranks > 0 || (ranks === 0 && lateness(one) > lateness(than));
}

function lateness(back: Back): number {
  if (!('after' in back)) return 0;
  return back.after.seen ? back.after.time.value : back.after.until;
}
