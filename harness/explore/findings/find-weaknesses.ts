/** Everything that is weak in a stack, as sentences, the worst first. */
import type { Column, ExploreFinding, MatrixRow, Weakness } from '../../model/exploration.ts';
import type { MeasuredRow } from '../../model/explore-row.ts';
import type { LearnedStack } from '../../model/learned.ts';
import { findingKey } from '../finding-key.ts';
import type { FindingsBasis, RowFinding } from './basis.ts';
import { hangsWithIt } from './hangs-with-it.ts';
import { leaks } from './leaks.ts';
import { loops } from './loops.ts';
import { losesData } from './loses-data.ts';
import { losesMarks } from './loses-marks.ts';
import { needsAHand } from './needs-a-hand.ts';
import { nobodyNotices } from './nobody-notices.ts';
import { noticedAndNotHealed } from './noticed-and-not-healed.ts';
import { servesSomebodyElse } from './serves-somebody-else.ts';
import { swallowsItsStop } from './swallows-its-stop.ts';

const finders = [
  ...[needsAHand, servesSomebodyElse, losesData, losesMarks, loops, leaks],
  ...[hangsWithIt, nobodyNotices, noticedAndNotHealed, swallowsItsStop],
];

const severities: readonly ExploreFinding['severity'][] = ['severe', 'warning', 'note'];

/** `measured` and `rows` in the same order. */
export function findWeaknesses(
  learned: LearnedStack,
  columns: readonly Column[],
  measured: readonly MeasuredRow[],
  rows: readonly MatrixRow[],
): readonly ExploreFinding[] {
  const tried = rows.flatMap((row, index) => (row.unknown === null ? [{ row, measured: measured[index]! }] : []));
  const basis: FindingsBasis = { learned, columns, tried };
  const found = explained(finders.flatMap((find) => find(basis)));
  return [...Map.groupBy(found, findingKey).values()]
    .map(asOne)
    .sort(
      (one, other) =>
        severities.indexOf(one.finding.severity) - severities.indexOf(other.finding.severity) ||
        other.weight - one.weight ||
        (findingKey(one.finding) < findingKey(other.finding) ? -1 : 1),
    )
    .map(({ finding }) => finding);
}

/** What is explained by the first need not be said as the second, of the same row. */
const explains: readonly (readonly [Weakness, Weakness])[] = [
  ['serves somebody else', 'keeps the old address'],
  ['hides its death', 'nobody notices'],
  ['start order', 'loops'],
];

function explained(all: readonly RowFinding[]): readonly RowFinding[] {
  const known = joined(all);
  return known.filter(
    (one) =>
      !known.some(
        (other) =>
          other.row === one.row && explains.some(([by, what]) => other.weakness === by && one.weakness === what),
      ),
  );
}

/** Who does not connect again after a crash, or does not start again, does not after a restart of everything either: that is no matter of order. */
function joined(all: readonly RowFinding[]): readonly RowFinding[] {
  return all.map((one) => {
    if (one.weakness !== 'start order') return one;
    const causes: readonly Weakness[] = isDown(one)
      ? ['needs a new container']
      : ['never reconnects', 'retry storm', 'keeps the old address'];
    const cause = all.find(({ weakness, service }) => causes.includes(weakness) && service === one.service);
    return cause === undefined ? one : { ...cause, row: one.row, weight: Math.min(one.weight, cause.weight) };
  });
}

const isDown = ({ row: { measured }, service }: RowFinding): boolean =>
  measured.analysis.lasting.some(({ type, name, still }) => type === 'service' && name === service && still === 'down');

/** The sentence of the row that was worst; of all that are as bad, of the first. */
function asOne(some: readonly RowFinding[]): { readonly finding: ExploreFinding; readonly weight: number } {
  const worst = some.reduce((most, one) => (one.weight > most.weight ? one : most));
  const { weakness, service, edge, severity, sentence, learn, weight } = worst;
  const rows = some.map(({ row }) => row.row.row.key).filter((key, index, keys) => keys.indexOf(key) === index);
  return { finding: { weakness, service, edge, rows, severity, sentence, learn, mend: null }, weight };
}
