import { expect } from 'chai';
import { buildExploration } from '../../harness/explore/build-exploration.ts';
import { compareExplorations } from '../../harness/explore/compare-explorations.ts';
import type { Exploration } from '../../harness/model/exploration.ts';
import { changeLines } from '../../harness/report/explore/change-text.ts';
import { sampleFacts } from './sample-exploration.ts';
import { stackLines } from './sample-stack.ts';
import { type ToldRow, tellRow } from './tell-row.ts';

const crash = (happened: readonly string[], more: Partial<ToldRow> = {}): ToldRow => ({
  key: 'db crash',
  broken: { on: 'service', service: 'db' },
  fault: { kind: 'crash', target: 'db' },
  happened: [...happened, '0.2 db.1 died 137', '0.4 db.1 started'],
  ...more,
});
const healed = { remedies: [{ fault: { kind: 'restart', target: 'api' } as const, happened: ['0..1 proxy http5xx'] }] };
const explored = (run: string, rows: readonly ToldRow[]): Exploration =>
  buildExploration({ ...sampleFacts, run, measured: rows.map((one) => tellRow(stackLines, one)), untried: [] });
const lines = (before: readonly ToldRow[], after: readonly ToldRow[]): readonly string[] =>
  changeLines(compareExplorations(explored('monday', before), explored('tuesday', after)), 400, (_, text) => text);

describe('explore/compare-explorations', () => {
  it('finds nothing where only seconds differ', () =>
    expect(lines([crash(['0..0.5 proxy http5xx'])], [crash(['0..1.9 proxy http5xx'])])).to.deep.equal([
      'since monday: no cell has changed',
    ]));

  it('finds what was felt more, and what needs a hand now, with the finding that is new', () => {
    const slight = crash(['0..0.5 proxy http5xx']);
    expect(lines([slight], [crash(['0..0.5 proxy refused'])])).to.deep.equal([
      'since monday: 1 cell got worse',
      "  ✘ proxy is worse in 'db crash': 500 in 0.01 s, by itself 0.5 s → DOWN 0.5 s, by itself 0.5 s",
    ]);
    expect(lines([slight], [crash(['0..20 proxy http5xx'], healed)])).to.deep.equal([
      'since monday: 1 cell got worse',
      "  ✘ proxy is worse in 'db crash': 500 in 0.01 s, by itself 0.5 s → 500 in 0.01 s, never; restart of api heals, 1 s",
      "  new   api never connects to db again: after 'db crash' users of proxy had nothing but errors for 20 s, though db was well after 0.4 s; restart of api heals, 1 s",
    ]);
  });

  it('finds what is better, and which finding is gone', () => {
    const [head, cell, gone] = lines([crash(['0..20 proxy http5xx'], healed)], [crash([])]);
    expect(head).to.equal('since monday: 1 cell got better');
    expect(cell).to.match(/^ {2}▲ proxy is better in 'db crash': .* → untouched$/);
    expect(gone).to.match(/^ {2}gone {2}api never connects to db again/);
  });

  it('compares nothing with a row that could not be judged, or was not tried', () => {
    const bad = crash(['0..20 proxy http5xx'], healed);
    expect(lines([bad], [crash([], { landing: 'unknown' })])).to.deep.equal([
      'since monday: no cell has changed',
      '  not tried any more  db crash',
    ]);
    expect(lines([], [bad])).to.deep.equal([
      'since monday: no cell has changed',
      '  tried for the first time  db crash',
    ]);
  });
});
