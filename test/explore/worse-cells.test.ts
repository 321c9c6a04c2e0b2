/** Whether a cell got worse, and stayed so when it was tried again. */
import { expect } from 'chai';
import { doubtedRows, isAcceptable, isSameMatrix, worseCells } from '../../harness/explore/worse-cells.ts';
import type { Exploration } from '../../harness/model/exploration.ts';
import { columns, hardened } from '../report/explore/sample.ts';
import { matrixRow } from '../report/explore/sample-base.ts';

const explored = (...lines: readonly string[]): Exploration => ({
  ...hardened,
  rows: lines.map((line, index) => matrixRow(columns, line, index)),
});

const well = explored('db | crash | D.... 1 | engine db 0.1 | itself 1', 'api | crash | ..... | engine api 0.1 | -');
const worse = explored(
  'db | crash | D.... 20 | engine db 0.1 | restart api 1',
  'api | crash | ..... | engine api 0.1 | -',
);
const slower = explored('db | crash | D.... 3 | engine db 0.1 | itself 3', 'api | crash | ..... | engine api 0.1 | -');

describe('no cell gets worse', () => {
  it('doubts the rows of cells that are worse, and none for other seconds', () => {
    expect(doubtedRows(well, worse)).to.deep.equal(['db crash']);
    expect(doubtedRows(well, slower)).to.deep.equal([]);
    expect(doubtedRows(worse, well)).to.deep.equal([]);
  });

  it('is broken only by what is worse in both tries', () => {
    const again = { ...worse, rows: worse.rows.slice(0, 1) };
    expect(worseCells(well, worse, again).confirmed.map(({ key, column }) => [key, column])).to.deep.equal([
      ['db crash', 'proxy'],
    ]);
    const { confirmed, once } = worseCells(well, worse, well);
    expect([confirmed.length, once.length]).to.deep.equal([0, 1]);
    const unsure = explored('db | crash | ????? | ? | ?');
    expect(worseCells(well, worse, unsure).confirmed).to.deep.equal([]);
    expect(worseCells(well, worse, null).once).to.have.length(1);
  });

  it('says that two matrices are the same whatever their seconds, and not where a cell or a row differs', () => {
    expect(isSameMatrix(well, slower)).to.equal(true);
    expect(isSameMatrix(well, worse)).to.equal(false);
    expect(isSameMatrix(well, { ...well, rows: well.rows.slice(0, 1) })).to.equal(false);
  });

  it('is accepted where nothing is worse and every row is there; never where it was cut off', () => {
    expect(isAcceptable(null, worse)).to.equal(true);
    expect(isAcceptable(well, slower)).to.equal(true);
    expect(isAcceptable(worse, well)).to.equal(true);
    expect(isAcceptable(well, worse)).to.equal(false);
    expect(isAcceptable(well, { ...well, rows: well.rows.slice(0, 1) })).to.equal(false);
    expect(isAcceptable(well, { ...well, ending: 'interrupted' })).to.equal(false);
    expect(isAcceptable(null, { ...well, rows: [] })).to.equal(false);
  });
});
