/** The rows of the matrix by what was broken: services in the order of the stack, then edges, then the stack as a whole. */
import type { Exploration, MatrixRow } from '../../model/exploration.ts';
import type { Broken, UntriedRow } from '../../model/explore-row.ts';
import { edgeText } from '../../model/learned.ts';

export type AnyRow =
  | { readonly is: 'tried'; readonly row: MatrixRow }
  | { readonly is: 'untried'; readonly row: UntriedRow };

export interface RowGroup {
  /** `db`, `api→db`, `the stack`. */
  readonly name: string;
  readonly on: Broken['on'];
  readonly rows: readonly AnyRow[];
}

function brokenText(broken: Broken): string {
  switch (broken.on) {
    case 'service':
      return broken.service;
    case 'edge':
      return edgeText(broken);
    case 'stack':
      return 'the stack';
  }
}

const kinds: readonly Broken['on'][] = ['service', 'edge', 'stack'];

/** The same order in every group, so that the eye finds the same fault at the same place; others stand behind, as they come. */
const usual: readonly string[] = [
  ...['crash', 'child dies', 'stop', 'restart', 're-created', 'swapped', 'hang', 'pause', 'starved'],
  ...['packets vanish', 'refused', 'name gone'],
];
const placeOf = (how: string): number => (usual.includes(how) ? usual.indexOf(how) : usual.length);

export function groupsOf({ rows, untried, learned }: Exploration): readonly RowGroup[] {
  const order = learned.services.map(({ name }) => name);
  const rank = ({ broken }: { readonly broken: Broken }): readonly number[] => [
    kinds.indexOf(broken.on),
    broken.on === 'service' ? order.indexOf(broken.service) : 0,
    broken.on === 'edge' ? order.indexOf(broken.from) : 0,
    broken.on === 'edge' ? order.indexOf(broken.to) : 0,
  ];
  const all: readonly AnyRow[] = [
    ...rows.map((row) => ({ is: 'tried' as const, row })),
    ...untried.map((row) => ({ is: 'untried' as const, row })),
  ];
  const groups = Map.groupBy(all, ({ row: { row } }) => brokenText(row.broken));
  return [...groups]
    .map(([name, members]) => ({
      name,
      on: members[0]!.row.row.broken.on,
      rows: members.toSorted((one, other) => placeOf(one.row.row.how) - placeOf(other.row.row.how)),
    }))
    .sort((one, other) => {
      const [a, b] = [one, other].map(({ rows: [first] }) => rank(first!.row.row));
      return a!.map((value, at) => value - b![at]!).find((difference) => difference !== 0) ?? 0;
    });
}
