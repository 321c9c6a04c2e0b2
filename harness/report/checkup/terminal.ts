/** What a checkup says on a terminal: a table of the checks, and a sentence for each that is not truthful. */
import { type CheckColumn, checkColumns } from '../../checkup/words.ts';
import type { CheckResult, Checkup, CheckVerdict } from '../../model/checkup.ts';
import { longText } from '../../model/duration-text.ts';
import { describeFailures } from '../describe-failures.ts';
import { hang, harmless, type Paint, painter, type Style } from '../paint.ts';
import { headlineOf, uncheckedText } from './headline.ts';
import { repairText } from './repair-text.ts';

export interface CheckupTerminal {
  readonly colour: boolean;
  readonly width: number;
  /** As a person would name it from here; null: it could not be written. */
  readonly pagePath: string | null;
}

const styles: Readonly<Record<CheckVerdict, Style>> = {
  'cannot fail': 'red',
  blind: 'red',
  'cries wolf': 'red',
  early: 'yellow',
  late: 'yellow',
  costly: 'yellow',
  unknown: 'cyan',
  truthful: 'green',
};

export function renderCheckupTerminal(checkup: Checkup, { colour, width, pagePath }: CheckupTerminal): string {
  const paint = painter(colour);
  const { checks, failures, took } = checkup;
  const unchecked = uncheckedText(checkup);
  const table = tableOf(checks, width, paint);
  return [
    ...table.lines,
    '',
    ...checks.flatMap((one) => sentencesOf(one, table.leftOut, width, paint)),
    ...(unchecked === null ? [] : [hang('', unchecked, width)]),
    ...(failures.length === 0 ? [] : [describeFailures(failures)]),
    '',
    hang('', `${headlineOf(checkup)}, in ${longText(took)}`, width, (line) => paint('bold', line)),
    ...(pagePath === null ? [] : [`page   ${pagePath}`]),
  ].join('\n');
}

/** `leftOut`: the columns for which the table had no room. */
function sentencesOf(
  check: CheckResult,
  leftOut: readonly CheckColumn[],
  width: number,
  paint: Paint,
): readonly string[] {
  const { service, verdict, why, notAsked, repair } = check;
  const rest = leftOut.map(({ head, text }) => `${head} ${text(check)}`).join('; ');
  return [
    hang(`  ${service}  `, `${verdict}: ${why}`, width, (line) => paint(verdict === 'truthful' ? 'dim' : 'bold', line)),
    ...[...(rest === '' ? [] : [rest]), ...notAsked].map((text) =>
      hang('    ', text, width, (line) => paint('dim', line)),
    ),
    ...(repair === null ? [] : repairText(repair, width, paint)),
  ];
}

interface FittedTable {
  readonly lines: readonly string[];
  readonly leftOut: readonly CheckColumn[];
}

/** What fits; of a narrow terminal the last columns are left out. */
function tableOf(checks: readonly CheckResult[], width: number, paint: Paint): FittedTable {
  const all = [
    { head: 'service', cells: checks.map((one) => harmless(one.service)) },
    { head: 'verdict', cells: checks.map((one) => one.verdict) },
    ...checkColumns.map(({ head, text }) => ({ head, cells: checks.map((one) => text(one)) })),
  ].map((one) => ({ ...one, width: Math.max(one.head.length, ...one.cells.map((cell) => cell.length)) }));
  let room = width - 2;
  const last = all.findIndex((one, index) => {
    room -= one.width + (index === 0 ? 0 : 2);
    return index >= 2 && room < 0;
  });
  const columns = all.slice(0, last < 0 ? all.length : last);
  const line = (cell: (column: (typeof columns)[number], index: number) => string): string =>
    `  ${columns.map((one, index) => cell(one, index)).join('  ')}`.trimEnd();
  const lines = [
    paint(
      'dim',
      line((one) => one.head.padEnd(one.width)),
    ),
    ...checks.map((check, row) =>
      line((one, index) => {
        const text = one.cells[row]!.padEnd(one.width);
        return index === 1 ? paint(styles[check.verdict], text) : text;
      }),
    ),
  ];
  return { lines, leftOut: checkColumns.slice(Math.max(0, columns.length - 2)) };
}
