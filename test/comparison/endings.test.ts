/** What is concluded of whole comparisons: verdicts, endings, what is counted, and the answer's sentence. */
import { expect } from 'chai';
import { type CompareInput, compare } from '../../harness/comparison/compare.ts';
import type { MeasuredRun } from '../../harness/comparison/measured-run.ts';
import { seconds } from '../../harness/model/time.ts';
import { cell, crashRun, detectedAfter, ended, identity, measureOf, planFor } from './sample-runs.ts';

const slow = [5100, 6000, 7200, 8100, 9300, 10_200];
const quick = slow.map((time, index) => time / 4 + index);
const noisy = slow.map((time, index) => time * [0.6, 1.4, 0.9, 1.3, 0.7, 1.2][index]!);

describe('a whole comparison', () => {
  let base: MeasuredRun;
  before(async () => {
    base = await crashRun();
  });
  type Times = Parameters<typeof detectedAfter>[1];
  const concluded = (times: Times, more: Partial<CompareInput> = {}) =>
    compare({
      plan: planFor(['a', 'b'], 6),
      identity,
      runs: detectedAfter(base, times),
      rejected: [],
      ended: ended(),
      composeFile: null,
      ...more,
    });

  it('passes where every pair is answered, and says who it is and by how much', () => {
    const { verdict, sentence, ending, design } = concluded({ a: slow, b: quick });
    expect(verdict).to.equal('pass');
    expect(sentence).to.equal('b notices 4.0 times as fast as a (3.9 … 4.0).');
    expect(ending).to.equal('completed');
    expect(design).to.include({ blocks: 6, planned: 6, used: 12, rejected: 0 });
    expect(design.looks).to.deep.equal(planFor(['a', 'b'], 6).looks);
  });

  it('says which setting owns a difference, and nothing where none was shown', () => {
    const factors = [{ service: 'api', field: 'healthcheck.interval', values: ['a', 'b'] }];
    const owners = (b: readonly number[]) =>
      concluded({ a: slow, b }, { plan: planFor(['a', 'b'], 6, { factors }) }).measures[0]!.sensitivity;
    expect(owners(quick).map((one) => [one.field, one.share])).to.deep.equal([['healthcheck.interval', 1]]);
    expect(owners(slow.map((time) => time * 1.01))).to.deep.equal([]);
    expect(owners(noisy)).to.deep.equal([]);
  });

  it('is inconclusive where the headline is not known', () => {
    const { verdict, sentence } = concluded({ a: slow, b: noisy });
    expect(verdict).to.equal('inconclusive');
    expect(sentence).to.match(
      /^b against a: cannot tell after 6 blocks \(0\.\d+ … 1\.\d+\); it would take about \d+\.$/,
    );
  });

  it('is inconclusive with a failure that names the variant of which no run could be used', () => {
    const rejected = slow.map((_, block) => cell('b', block, { rejected: 'R301: no steady state' }));
    const { verdict, failures, design } = concluded({ a: slow, b: [] }, { rejected });
    expect(verdict).to.equal('inconclusive');
    expect(failures.map((one) => `${one.code} ${one.message}`)).to.deep.equal(['R314 no run of b could be used']);
    expect(design).to.include({ blocks: 0, used: 6, rejected: 6 });
  });

  it('says so where nothing could be used at all', () => {
    const { verdict, sentence } = concluded({});
    expect(verdict).to.equal('inconclusive');
    expect(sentence).to.equal('Nothing can be said: no run of any variant could be used.');
  });

  it('counts whole blocks only, and compares every block that a pair has', () => {
    const { design, measures } = concluded({ a: slow, b: [undefined, ...quick.slice(1)] });
    expect(design.blocks).to.equal(5);
    expect(measures[0]!.pairs[0]).to.include({ blocks: 5, word: 'cannot tell' });
  });

  it('is aborted where it was killed, as long as its runs went', () => {
    const { ending, duration, failures, design } = concluded({ a: slow, b: quick }, { ended: null });
    expect(ending).to.equal('aborted');
    expect(duration).to.equal(seconds(30));
    expect(failures.map((one) => one.code)).to.deep.equal(['R308']);
    expect(design.jobs).to.equal(1);
  });

  it('takes as the least time the length of every run that counts, by the number that ran beside it', () => {
    const runs = detectedAfter(base, { a: slow, b: quick });
    const beside = runs.map((one) => ({ ...one, run: { ...one.run, jobs: one.run.variant === 'a' ? 1 : 3 } }));
    const plan = planFor(['a', 'b'], 6);
    const rejected = [cell('b', 0, { rejected: 'late' })];
    const { design } = compare({ plan, identity, runs: beside, rejected, ended: ended(), composeFile: null });
    expect(design.lowerBound).to.be.closeTo(6 * 30_000 + 6 * 10_000, 1e-6);
  });

  it("knows for how long users were failed also where the headline is the engine's", () => {
    const measures = [measureOf('detection'), measureOf('recovery')];
    const plan = planFor(['a', 'b'], 6, { measures });
    const { probes } = base.analysis.experiments[0]!;
    const { downtime } = probes.find(({ probe }) => probe === measures[1]!.probe)!;
    for (const variant of concluded({ a: slow, b: quick }, { plan }).variants) {
      expect(variant.downtime).to.be.closeTo(downtime.value, 1e-6);
      expect(variant.downtime).to.be.above(0);
    }
  });

  it('leads with the quickest of many, and counts the others', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const eight = [...slow, 5600, 6400, 7900, 9000];
    const times = { a: eight, b: eight.map((one) => one / 4), c: eight.map((one) => one * 2), d: eight };
    const slower = eight.map((time, index) => time * (index % 2 === 0 ? 0.6 : 1.4));
    const { sentence } = concluded({ ...times, e: slower }, { plan: planFor(names, 10) });
    expect(sentence).to.equal(
      'b notices 4.0 times as fast as a (4.0 … 4.0). Of 4 variants against a: 1 quicker, 1 of no practical difference, 1 slower, 1 open.',
    );
  });

  it('does not call the reference the quickest by its median alone', () => {
    const eight = [...slow, 5600, 6400, 7900, 9000];
    const times = {
      a: eight,
      b: eight.map((one) => one * 1.01),
      c: eight.map((one) => one * 1.02),
      d: eight.map((one) => one * 3),
    };
    const { sentence } = concluded(times, { plan: planFor(['a', 'b', 'c', 'd'], 10) });
    expect(sentence).to.equal(
      'No median is below that of a. Of 3 variants against a: 2 of no practical difference, 1 slower.',
    );
  });

  it('is the same bytes for the same runs, in whatever order they are handed over', () => {
    const runs = detectedAfter(base, { a: slow, b: noisy });
    const plan = planFor(['a', 'b'], 6);
    const whole = (given: readonly MeasuredRun[]) =>
      compare({ plan, identity, runs: given, rejected: [], ended: ended(), composeFile: null });
    expect(JSON.stringify(whole(runs))).to.equal(JSON.stringify(whole(runs)));
    expect(whole([...runs].reverse()).measures).to.deep.equal(whole(runs).measures);
    expect(whole([...runs].reverse()).variants).to.deep.equal(whole(runs).variants);
  });
});
