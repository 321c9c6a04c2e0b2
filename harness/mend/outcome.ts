/** What came of a repair: the finding's rows before it and after it, and the word for it. */
import { rankOf } from '../explore/graph/hurt.ts';
import { backText } from '../explore/words/back-text.ts';
import { noticedText } from '../explore/words/noticed-text.ts';
import type { Back, Cell, Column, Exploration, ExploreFinding, MatrixRow, Mend } from '../model/exploration.ts';

export type RepairOutcome = Pick<Mend, 'tried' | 'rows'>;

const untried: RepairOutcome = { tried: 'not tried', rows: [] };

/** `keys`: the rows that were tried again; `after`: what was found of them on the repaired stack. */
export function outcomeOf(
  finding: Pick<ExploreFinding, 'weakness' | 'service' | 'severity'>,
  keys: readonly string[],
  { before, after }: { readonly before: Exploration; readonly after: Exploration },
): RepairOutcome {
  const pairs = keys.flatMap((key) => {
    const [one, other] = [rowOf(before, key), rowOf(after, key)];
    return one === undefined || other === undefined ? [] : [{ key, before: one, after: other }];
  });
  if (pairs.length === 0) return untried;
  const { columns } = before;
  const rows = pairs.map(({ key, before: was, after: is }) => {
    const noticed = (row: MatrixRow): string =>
      was.noticed.by === is.noticed.by || row.noticed.by === 'unknown' ? '' : `, noticed by ${noticedText(row)}`;
    return { key, before: rowText(was, columns) + noticed(was), after: rowText(is, columns) + noticed(is) };
  });
  const known = pairs.filter((one) => one.after.unknown === null);
  const changes = known.map((one) => changeOf(one.before, one.after, columns));
  // What is not found any more, and nobody is better off, has another name and is not mended.
  if (changes.includes('worse') || !changes.includes('better')) return { tried: 'no better', rows };
  const isMended = !isFound(finding, after) && !hasOther(finding, keys, { before, after });
  return { tried: isMended ? 'mended' : 'better', rows };
}

const rowOf = ({ rows }: Exploration, key: string): MatrixRow | undefined => rows.find(({ row }) => row.key === key);

const isFound = ({ weakness, service }: Pick<ExploreFinding, 'weakness' | 'service'>, { findings }: Exploration) =>
  findings.some((one) => one.weakness === weakness && one.service === service);

const severities: readonly ExploreFinding['severity'][] = ['note', 'warning', 'severe'];

/** The rows show something else now that is as bad, and did not before: the same by another name. */
function hasOther(
  { severity }: Pick<ExploreFinding, 'severity'>,
  keys: readonly string[],
  { before, after }: { readonly before: Exploration; readonly after: Exploration },
): boolean {
  return after.findings.some(
    (one) =>
      one.rows.some((key) => keys.includes(key)) &&
      severities.indexOf(one.severity) >= severities.indexOf(severity) &&
      !isFound(one, before),
  );
}

/** `proxy DOWN 20 s, never; restart of api heals, 0.6 s`: of users the column that suffers most, of callers where no users do, of services where nobody does. */
export function rowText(row: MatrixRow, columns: readonly Column[]): string {
  if (row.unknown !== null) return row.unknown;
  const kinds = ['users', 'callers', 'service'] as const;
  const worst = kinds
    .map((kind) => worstOf(cellsOf(row, columns, (is) => is === kind)))
    .find((one) => one !== undefined);
  const felt = worst === undefined ? 'untouched' : `${worst.column} ${worst.text}`;
  const back = row.back.by === 'not needed' || row.back.by === 'unknown' ? [] : [backText(row.back)];
  return [felt, ...back, ...row.broke].join(', ');
}

const cellsOf = (
  { cells }: MatrixRow,
  columns: readonly Column[],
  fits: (is: Column['is']) => boolean,
): readonly Cell[] => cells.filter((_, index) => fits(columns[index]?.is ?? 'service'));

const isPeople = (is: Column['is']): boolean => is !== 'service';

/** Undefined: none is hurt. */
const worstOf = (cells: readonly Cell[]): Cell | undefined =>
  cells
    .filter((one) => rankOf(one.felt) > 0)
    .reduce<Cell | undefined>(
      (worst, one) => (worst !== undefined && rankOf(worst.felt) >= rankOf(one.felt) ? worst : one),
      undefined,
    );

const backs: readonly Back['by'][] = ['not needed', 'itself', 'restart', 'recreation', 'nobody'];

type Change = 'better' | 'same' | 'worse';

/** By what is broken for good, then by how it came back, then by what people felt and for how long, then the same of services. */
function changeOf(before: MatrixRow, after: MatrixRow, columns: readonly Column[]): Change {
  const people = [cellsOf(before, columns, isPeople), cellsOf(after, columns, isPeople)] as const;
  const steps = [
    before.broke.length - after.broke.length,
    before.back.by === 'unknown' || after.back.by === 'unknown'
      ? 0
      : backs.indexOf(before.back.by) - backs.indexOf(after.back.by),
    ...lessFelt(...people),
    ...lessFelt(before.cells, after.cells),
    Number(before.noticed.by === 'nobody') - Number(after.noticed.by === 'nobody'),
  ];
  const first = steps.find((one) => one !== 0) ?? 0;
  return first > 0 ? 'better' : first < 0 ? 'worse' : 'same';
}

/** Above nought where less was felt, then where it was bad for a shorter time, by more than chance and the resolution make. */
function lessFelt(before: readonly Cell[], after: readonly Cell[]): readonly number[] {
  const felt = (cells: readonly Cell[]): number => Math.max(0, ...cells.map((cell) => rankOf(cell.felt)));
  const [one, other] = [longest(before), longest(after)];
  const margin = Math.max(1000, 0.3 * Math.max(one.value, other.value)) + one.resolution + other.resolution;
  const less = one.value - other.value;
  return [felt(before) - felt(after), Math.abs(less) > margin ? less : 0];
}

interface Bad {
  readonly value: number;
  readonly resolution: number;
}

const longest = (cells: readonly Cell[]): Bad =>
  cells
    .flatMap(({ bad }) => (bad === null ? [] : [bad]))
    .reduce<Bad>((most, one) => (one.value > most.value ? one : most), { value: 0, resolution: 0 });
