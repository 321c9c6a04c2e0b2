/** A learned stack → the rows of its matrix, in the order in which they are tried: what tells most comes first. */
import type { ExploreRow } from '../../model/explore-row.ts';
import type { LearnedStack } from '../../model/learned.ts';
import type { ResolvedService } from '../../model/plan.ts';
import { defaultCosts } from '../../prediction/costs.ts';
import { predict } from '../../prediction/predict.ts';
import { edgeRows } from './edge-rows.ts';
import { expectedRow } from './expected-row.ts';
import { remediesOf } from './remedies.ts';
import type { RowDraft } from './row-draft.ts';
import { holdOf, recoveryOf } from './row-windows.ts';
import { serviceRows } from './service-rows.ts';
import { stackRows } from './stack-rows.ts';

/** `services`: of the stack that was learned, with the health checks of their images. */
export function listRows(learned: LearnedStack, services: readonly ResolvedService[]): readonly ExploreRow[] {
  const staying = learned.services.filter((one) => !one.once);
  const drafts = [...staying.flatMap(serviceRows), ...edgeRows(learned.edges), ...stackRows(learned)];
  return inOrder(drafts.map((draft) => ({ draft, row: rowOf(draft, learned, services) })));
}

function rowOf(draft: RowDraft, learned: LearnedStack, services: readonly ResolvedService[]): ExploreRow {
  const { key, broken, how, fault, weight } = draft;
  const prediction = predict(fault, services, defaultCosts, null);
  const expected = expectedRow(broken, fault, prediction, learned);
  return {
    ...{ key, broken, how, fault, expected },
    hold: holdOf(fault, prediction),
    recovery: recoveryOf(fault, prediction, learned),
    remedies: remediesOf(broken, fault, learned),
    information: weight * reachOf(expected.hurt, learned),
  };
}

/** How much may be seen of it: users count most, a service that nobody asks least. */
function reachOf(hurt: readonly string[], { entries }: LearnedStack): number {
  const of = entries.filter(({ name }) => hurt.includes(name));
  if (of.some(({ by }) => by === 'users')) return 1;
  return of.length > 0 ? 0.8 : 0.6;
}

/** The more of one service is known already, the less another row of it tells. */
const each = 0.85;

/** The highest that is left, again and again; of equals the first. */
function inOrder(all: readonly { readonly draft: RowDraft; readonly row: ExploreRow }[]): readonly ExploreRow[] {
  const left = [...all];
  const seen = new Map<string, number>();
  const order: ExploreRow[] = [];
  while (left.length > 0) {
    const worth = left.map(({ row }) => row.information * each ** (seen.get(row.fault.target) ?? 0));
    const best = Math.max(...worth);
    const [{ row }] = left.splice(worth.indexOf(best), 1) as [(typeof left)[number]];
    seen.set(row.fault.target, (seen.get(row.fault.target) ?? 0) + 1);
    order.push({ ...row, information: Math.round(best * 1000) / 1000 });
  }
  return order;
}
