import { expect } from 'chai';
import { lostMarks, stayedBehind } from '../../../harness/explore/matrix/left-behind.ts';
import type { Aftermath, ContainerCounts } from '../../../harness/model/aftermath.ts';
import type { ExperimentAnalysis } from '../../../harness/model/analysis.ts';
import type { Fault } from '../../../harness/model/fault.ts';

const crash: Fault = { kind: 'crash', target: 'db' };
const analysis = (aftermath?: Aftermath, fault: Fault = crash) => ({ fault, aftermath }) as ExperimentAnalysis;
const some: ContainerCounts = { processes: 4, zombies: 0, connections: 6 };
const counted = (before: ContainerCounts, after: ContainerCounts): Aftermath => ({
  marks: [],
  counts: [{ service: 'api', replica: 1, before, after }],
});
const marked = (kept: boolean | null, durable = true): Aftermath => ({
  marks: [{ service: 'db', replica: 1, by: 'psql', where: 'table resilience_mark', durable, kept }],
  counts: [],
});
const texts = (first: Aftermath, ...remedied: readonly Aftermath[]): readonly string[] =>
  stayedBehind({ analysis: analysis(first), remedied: remedied.map((one) => analysis(one)) }).map(({ text }) => text);

describe('explore/matrix/left-behind', () => {
  it('is nothing where nobody looked, and where a little more is there', () => {
    expect(stayedBehind({ analysis: analysis(), remedied: [] })).to.deep.equal([]);
    expect(texts(counted(some, { processes: 13, zombies: 4, connections: 55 }))).to.deep.equal([]);
    const many = { processes: 100, zombies: 100, connections: 100 };
    expect(texts(counted(many, { processes: 250, zombies: 250, connections: 250 }))).to.deep.equal([]);
  });

  it('tells what has grown beyond that, each by itself', () => {
    expect(texts(counted(some, { processes: 14, zombies: 5, connections: 56 }))).to.deep.equal([
      'api had 14 processes when everything was over, and 4 before',
      'api had 5 processes that nobody collects when everything was over, and 0 before',
      'api had 56 connections when everything was over, and 6 before',
    ]);
  });

  it('goes by the last remedy, which may have mended it', () => {
    const grown = counted(some, { ...some, connections: 80 });
    expect(texts(grown, counted(some, some))).to.deep.equal([]);
    expect(texts(counted(some, some), grown)).to.have.length(1);
  });

  it('tells of marks that are gone, wherever they were looked for', () => {
    const lost = (...all: readonly Aftermath[]) =>
      lostMarks({ analysis: analysis(all[0]), remedied: all.slice(1).map((one) => analysis(one)) }).length;
    expect([lost(marked(true)), lost(marked(null)), lost(marked(false))]).to.deep.equal([0, 0, 1]);
    expect(lost(marked(null), marked(false))).to.equal(1);
    expect(lost(marked(false, false)), 'in memory, and killed').to.equal(0);
    const orderly = analysis(marked(false, false), { kind: 'stop', target: 'db' });
    expect(lostMarks({ analysis: orderly, remedied: [] })).to.have.length(1);
  });
});
