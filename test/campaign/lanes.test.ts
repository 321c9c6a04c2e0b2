/** Who takes which row, how many lanes there are, and what becomes of rows that nobody could judge. */
import { expect } from 'chai';
import { type Lane, type LaneReport, type LanesWorld, runLanes } from '../../harness/campaign/lanes.ts';
import type { ExploreRow } from '../../harness/model/explore-row.ts';
import { type Failure, failure } from '../../harness/model/failure.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { rowOf } from '../explore/tell-row.ts';

const rows = (count: number): readonly ExploreRow[] =>
  Array.from({ length: count }, (_, index) =>
    rowOf({
      key: `row ${index + 1}`,
      broken: { on: 'service', service: 'api' },
      fault: { kind: 'crash', target: 'api' },
    }),
  );

const unsteady = failure('R301', 'not steady');

interface Kept {
  /** `2: row 3`: by which lane. */
  readonly taken: string[];
  readonly most: { lanes: number };
}

/** Every row takes a turn of the event loop; `what` says what comes of it. */
function world(
  more: Partial<LanesWorld> & {
    readonly what?: (row: ExploreRow, attempt: number) => Failure | null;
    readonly ends?: (row: ExploreRow) => readonly Failure[];
  } = {},
): LanesWorld & { readonly kept: Kept } {
  const { what = () => null, ends = () => [], ...rest } = more;
  const kept: Kept = { taken: [], most: { lanes: 0 } };
  const attempts = new Map<string, number>();
  const runLane = async (lane: Lane): Promise<LaneReport> => {
    const over: string[] = [];
    const failed: { row: ExploreRow; failure: Failure }[] = [];
    for (const row of lane.waiting) {
      if (!lane.take(row)) continue;
      kept.taken.push(`${lane.number}: ${row.key}`);
      await new Promise((resolve) => setImmediate(resolve));
      const attempt = (attempts.get(row.key) ?? 0) + 1;
      attempts.set(row.key, attempt);
      const problem = what(row, attempt);
      if (problem === null) over.push(row.key);
      else failed.push({ row, failure: problem });
      if (ends(row).length > 0) return { over, failed, failures: ends(row) };
    }
    return { over, failed, failures: [] };
  };
  return {
    kept,
    ...{ jobs: 'auto', cpus: 2, signal: new AbortController().signal, mayBegin: () => true, runLane },
    lateness: () => milliseconds(1),
    began: (_row, _lane, lanes) => {
      kept.most.lanes = Math.max(kept.most.lanes, lanes);
    },
    ended: () => undefined,
    ...rest,
  };
}

const names = (kept: Kept): readonly string[] => kept.taken.map((one) => one.replace(/^\d+: /, ''));

describe('rows that lanes share', () => {
  it('are each taken once, the first two by one lane that has the machine to itself, then by as many as there are CPUs', async () => {
    const all = world();
    const { left, failures } = await runLanes(rows(10), all);
    expect([left, failures]).to.deep.equal([[], []]);
    expect(names(all.kept).toSorted()).to.deep.equal(
      rows(10)
        .map(({ key }) => key)
        .toSorted(),
    );
    expect(all.kept.taken.slice(0, 2)).to.deep.equal(['1: row 1', '1: row 2']);
    expect(all.kept.taken.some((one) => one.startsWith('2: '))).to.equal(true);
    expect(all.kept.most.lanes).to.equal(2);
  });

  it('are taken by one lane alone where that is asked for, in their order', async () => {
    const all = world({ jobs: 1 });
    await runLanes(rows(6), all);
    expect(all.kept.taken).to.deep.equal(rows(6).map(({ key }) => `1: ${key}`));
  });

  it('are taken by fewer lanes on a machine that is busy with two', async () => {
    let row = 0;
    const late = world({ lateness: () => milliseconds(row++ < 2 ? 1 : 400) });
    await runLanes(rows(20), late);
    expect(names(late.kept)).to.have.length(20);
    expect(late.kept.taken.slice(-3).map((one) => one[0])).to.have.length(3);
    expect(new Set(late.kept.taken.slice(-3).map((one) => one[0])).size).to.equal(1);
  });

  it('are tried once more where they could not be judged, and given up with why after that', async () => {
    const all = world({
      what: ({ key }, attempt) => (key === 'row 2' || (key === 'row 3' && attempt === 1) ? unsteady : null),
    });
    const { left, failures } = await runLanes(rows(4), all);
    expect(left.map(({ row, failure: why }) => [row.key, why])).to.deep.equal([['row 2', unsteady]]);
    expect(failures).to.deep.equal([]);
    expect(names(all.kept).filter((key) => key === 'row 3')).to.have.length(2);
  });

  it('are left where there is no time for them, and shorter ones are not', async () => {
    const all = world({ mayBegin: ({ key }) => key !== 'row 2' });
    const { left } = await runLanes(rows(4), all);
    expect(left.map(({ row, failure: why }) => [row.key, why])).to.deep.equal([['row 2', null]]);
  });

  it('are left when the engine is gone: no lane can do better', async () => {
    const gone = failure('R402', 'the engine is gone');
    const all = world({ jobs: 1, ends: ({ key }) => (key === 'row 2' ? [gone] : []) });
    const { left, failures } = await runLanes(rows(5), all);
    expect(failures).to.deep.equal([gone]);
    expect(left.map(({ row }) => row.key)).to.deep.equal(['row 3', 'row 4', 'row 5']);
  });

  it('are left after two stacks on which nothing could be done', async () => {
    const down = failure('R307', 'it does not come up');
    let stacks = 0;
    const { left, failures } = await runLanes(
      rows(3),
      world({
        runLane: async () => {
          stacks += 1;
          return { over: [], failed: [], failures: [down] };
        },
      }),
    );
    expect(stacks).to.equal(2);
    expect(failures).to.deep.equal([down]);
    expect(left).to.have.length(3);
  });

  it('are left when the exploration is interrupted', async () => {
    const ending = new AbortController();
    const all = world({
      signal: ending.signal,
      what: ({ key }) => {
        if (key === 'row 2') ending.abort();
        return null;
      },
    });
    const { left, failures } = await runLanes(rows(5), all);
    expect(left.map(({ row }) => row.key)).to.deep.equal(['row 3', 'row 4', 'row 5']);
    expect(failures).to.deep.equal([]);
  });
});
