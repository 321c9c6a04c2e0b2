/** What is said of a repair, from rows that are told in a few words: before it and after it. */
import { expect } from 'chai';
import { buildExploration } from '../../harness/explore/build-exploration.ts';
import { outcomeOf, rowText } from '../../harness/mend/outcome.ts';
import type { Exploration, ExploreFinding, Noticed } from '../../harness/model/exploration.ts';
import type { Measured } from '../../harness/model/measured.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { sampleFacts } from '../explore/sample-exploration.ts';
import { stackLines } from '../explore/sample-stack.ts';
import { type Happened, type ToldRow, tellRow } from '../explore/tell-row.ts';

const finding: Omit<ExploreFinding, 'mend'> = {
  ...{ weakness: 'never reconnects', service: 'api', edge: { from: 'api', to: 'db' }, rows: ['db crash'] },
  ...{ severity: 'severe', sentence: 'api never connects to db again', learn: null },
};
const restart = { kind: 'restart', target: 'api' } as const;

const crash = (happened: Happened, more: Partial<ToldRow> = {}): ToldRow => ({
  ...{ key: 'db crash', broken: { on: 'service', service: 'db' }, fault: { kind: 'crash', target: 'db' } },
  happened: [...happened, '0.2 db.1 died 137', '0.4 db.1 started'],
  ...more,
});

const drawn = (rows: readonly ToldRow[], findings: readonly Omit<ExploreFinding, 'mend'>[] = []): Exploration => ({
  ...buildExploration({ ...sampleFacts, measured: rows.map((one) => tellRow(stackLines, one)), untried: [] }),
  findings: findings.map((one) => ({ ...one, mend: null })),
});

const stayed = crash(['0..20 proxy http5xx', '0..20 api http5xx'], {
  remedies: [{ fault: restart, happened: ['0..0.8 proxy http5xx', '0..0.7 api refused'] }],
});
const before = drawn([stayed], [finding]);
const said = (after: Exploration, keys: readonly string[] = ['db crash']) =>
  outcomeOf(finding, keys, { before, after });

describe('mend/outcome', () => {
  it('is good where the row comes back by itself, and nothing is found in it any more', () => {
    const after = drawn([crash(['0..6 proxy http5xx', '0..6 api http5xx', '5 api.1 died 143', '5.4 api.1 started'])]);
    const { tried, rows } = said(after);
    expect(tried).to.equal('mended');
    expect(rows.map(({ after: text }) => text)).to.deep.equal(['proxy 500 in 0.01 s, by itself 6 s']);
    expect(rows[0]?.before).to.match(/^proxy .*, never; restart of api heals, 0\.\d+ s$/);
  });

  it('is better where less of it is left, and no better where nothing is', () => {
    const shorter = crash(['0..5 proxy http5xx', '0..5 api http5xx']);
    expect(said(drawn([shorter], [finding])).tried).to.equal('better');
    expect(said(drawn([stayed], [finding])).tried).to.equal('no better');
    const long = ['0..20 proxy http5xx', '0..20 api http5xx'];
    const worse = crash(long, { remedies: [{ fault: restart, happened: long }] });
    expect(said(drawn([worse])).tried, 'not even a restart heals').to.equal('no better');
  });

  it('is not good where the same goes by another name', () => {
    const other = { ...finding, weakness: 'single point of failure' } as const;
    expect(said(drawn([stayed], [other])).tried).to.equal('no better');
    const mild = crash(['0..5 proxy http5xx', '0..5 api http5xx']);
    expect(said(drawn([mild], [other])).tried).to.equal('better');
    expect(said(drawn([mild], [{ ...other, severity: 'note' }])).tried, 'less severe').to.equal('mended');
  });

  it('takes a few tenths for chance', () => {
    const one = drawn([crash(['0..6 proxy http5xx'])], [finding]);
    const two = drawn([crash(['0..6.4 proxy http5xx'])], [finding]);
    expect(outcomeOf(finding, ['db crash'], { before: one, after: two }).tried).to.equal('no better');
    expect(outcomeOf(finding, ['db crash'], { before: two, after: one }).tried).to.equal('no better');
  });

  it('is not good where nobody is better off, whatever is found no more', () => {
    const one = drawn([crash(['0..6 proxy http5xx'])], [finding]);
    const unnamed = drawn([crash(['0..6.4 proxy http5xx'])]);
    expect(outcomeOf(finding, ['db crash'], { before: one, after: unnamed }).tried).to.equal('no better');
  });

  it('is not known of a row that was not tried again, and says why of one that could not be judged', () => {
    expect(said(drawn([]))).to.deep.equal({ tried: 'not tried', rows: [] });
    const { tried, rows } = said(drawn([{ ...stayed, landing: 'rejected' }]));
    expect(tried).to.equal('no better');
    expect(rows[0]?.after).to.not.include('DOWN');
  });

  it('says who noticed where that is what is better', () => {
    const noticedBy = (noticed: Noticed): Exploration => {
      const one = drawn([crash(['0..6 proxy http5xx'])]);
      return { ...one, rows: one.rows.map((row) => ({ ...row, noticed })) };
    };
    const after: Measured = { value: seconds(4), resolution: milliseconds(100) };
    const { tried, rows } = outcomeOf({ ...finding, weakness: 'nobody notices' }, ['db crash'], {
      before: noticedBy({ by: 'nobody' }),
      after: noticedBy({ by: 'check', service: 'db', after }),
    });
    expect(tried).to.equal('mended');
    expect(rows[0]?.before).to.match(/, noticed by nobody$/);
    expect(rows[0]?.after).to.match(/, noticed by check 4(\.0)? s$/);
  });

  it('says in a row who suffers most: people before services, and services where no people do', () => {
    const { rows, columns } = drawn([crash([])]);
    expect(rowText(rows[0]!, columns)).to.equal('db DOWN 0.2 s, by itself 0.4 s');
  });
});
