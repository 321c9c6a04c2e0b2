/** Whom a row hurt most, in words and in figures. */
import type { ProbeReading } from '../../model/analysis.ts';
import type { Cell, Column, Felt } from '../../model/exploration.ts';
import { type Duration, instant, milliseconds } from '../../model/time.ts';
import { cellsOf, isHurt, judges, rankOf } from '../graph/hurt.ts';
import { answersFrom, isAmissAnswer } from '../matrix/answers.ts';
import { isWorseBack } from '../matrix/worst-back.ts';
import { cellTime } from '../words/cell-time.ts';
import type { FindingsBasis, TriedMatrixRow } from './basis.ts';

export interface HurtPeople {
  readonly column: Column;
  readonly cell: Cell;
}

/** Users, or callers where there are no users; the worst off. Null: none was hurt. */
export function hurtPeople({ columns }: FindingsBasis, { row }: TriedMatrixRow): HurtPeople | null {
  const [worst] = cellsOf(row, judges(columns))
    .filter(isHurt)
    .toSorted((one, other) => {
      if (isWorseBack(one.back, other.back)) return -1;
      return isWorseBack(other.back, one.back) ? 1 : rankOf(other.felt) - rankOf(one.felt);
    });
  return worst === undefined ? null : { column: columns.find(({ name }) => name === worst.column)!, cell: worst };
}

/** `users`, `callers of api`, `worker`. */
export function peopleText({ is, service, name }: Column): string {
  switch (is) {
    case 'users':
      return `users of ${name}`;
    case 'callers':
      return `callers of ${name}`;
    case 'service':
      return service;
  }
}

const verbs: Readonly<Record<Felt, string>> = {
  untouched: 'were fine',
  slower: 'were served later',
  degraded: 'had bad answers at times',
  'fails fast': 'had nothing but errors',
  down: 'were down',
  wrong: 'had wrong answers',
  unknown: 'were not asked',
};

/** `users of proxy were down for 20 s`. */
export function hurtText({ column, cell }: HurtPeople): string {
  const verb = column.is === 'service' ? 'was not well' : verbs[cell.felt];
  return `${peopleText(column)} ${verb}${cell.bad === null ? '' : ` for ${cellTime(cell.bad)}`}`;
}

/** For how long at the very end no answer was good. */
export function badAtEnd(reading: ProbeReading): Duration {
  const answers = answersFrom(reading, instant(0));
  const lastGood = answers.findLastIndex((one) => !isAmissAnswer(one));
  const first = answers[lastGood + 1];
  return milliseconds(first === undefined ? 0 : answers.at(-1)!.at - first.at);
}
