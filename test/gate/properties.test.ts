/** What holds for every history and every night. */
import { expect } from 'chai';
import fc from 'fast-check';
import { alarmOf } from '../../harness/gate/alarm.ts';
import { isConfirmed } from '../../harness/gate/confirmation.ts';
import { judgeNight } from '../../harness/gate/judge-night.ts';
import { mergeFacts } from '../../harness/gate/merge-facts.ts';
import { otherLines } from '../../harness/gate/nights.ts';
import type { History, HistoryLine, NightLine } from '../../harness/model/history.ts';
import type { NightFacts, ScenarioFacts } from '../../harness/model/night.ts';
import { milliseconds } from '../../harness/model/time.ts';
import {
  commit,
  compared,
  comparison,
  day,
  key,
  night,
  objective,
  recovery,
  scenario,
  window,
} from './sample-night.ts';

const time = fc.option(fc.integer({ min: 500, max: 50_000 }), { freq: 8 });

const line = (number: number, median: number | null, changes: Partial<NightLine> = {}): NightLine => ({
  ...{ schema: 'resilience.history/1', type: 'night', night: day(number), run: `run ${number}`, suite: 'nightly' },
  wall: Date.UTC(2026, 0, 1) + number * 86_400_000,
  ...{ scenario: 'shop', key, revision: commit(number), state: 'steady', red: false, counts: true, level: 'kept' },
  values: [
    {
      ...{ experiment: 'crash of db', quantity: 'recovery', window, repeats: 8, came: median === null ? 0 : 8 },
      median: median === null ? null : milliseconds(median),
    },
  ],
  ...{ sentence: '', since: null, host: { loadBefore: null, loadAfter: null, steal: null }, folder: null },
  ...changes,
});

const lines = fc
  .array(fc.record({ time, counts: fc.boolean(), fresh: fc.boolean(), forked: fc.boolean() }), { maxLength: 30 })
  .map((nights) =>
    nights.map((one, index) =>
      line(index + 1, one.time, {
        counts: one.counts,
        level: one.fresh ? 'new' : 'kept',
        key: one.forked ? { ...key, kernel: '6.2' } : key,
      }),
    ),
  );

const answer = fc
  .tuple(
    fc.constantFrom('worse', 'better', 'same', 'cannot tell'),
    fc.option(fc.double({ min: 0.3, max: 3, noNaN: true })),
  )
  .map(([word, ratio]) => comparison([compared(word as 'worse', ratio)]));

const count = fc.integer({ min: 0, max: 8 });

const facts: fc.Arbitrary<ScenarioFacts> = fc
  .record({
    times: fc.array(time, { minLength: 4, maxLength: 8 }),
    comparison: fc.option(answer),
    objectives: fc.array(
      fc.record({ held: count, failed: count, unknown: count, level: fc.constantFrom('error', 'warn') }).map(objective),
      { maxLength: 2 },
    ),
    unusable: fc.option(fc.constant('busy'), { freq: 5 }),
  })
  .map(({ times, ...rest }) => scenario({ ...rest, revision: commit(99), measures: [recovery(times)] }));

const judge = (own: readonly ScenarioFacts[], history: readonly HistoryLine[], more: Partial<NightFacts> = {}) =>
  judgeNight(night(99, own, more), new Map([['shop', history]]), { quarantine: [] });

const runs = { numRuns: 300 };

describe('a judged night', () => {
  it('is never red without an objective that failed or a confirmed comparison', () => {
    fc.assert(
      fc.property(facts, lines, (one, history) => {
        const [judged] = judge([one], history).scenarios;
        if (!judged!.red) return;
        const failed = one.objectives.some(({ failed, level }) => failed > 0 && level === 'error');
        expect(failed || one.comparison?.measures.some(isConfirmed)).to.equal(true);
      }),
      runs,
    );
  });

  it('is the same each time, and nothing that is given to it is changed', () => {
    fc.assert(
      fc.property(facts, lines, (one, history) => {
        const before = JSON.stringify([one, history]);
        expect(judge([one], history)).to.deep.equal(judge([one], history));
        expect(JSON.stringify([one, history])).to.equal(before);
      }),
      runs,
    );
  });

  it('does not care for lines of other scenarios, nor for those of other keys where it has its own', () => {
    fc.assert(
      fc.property(facts, lines, lines, (one, history, others) => {
        const own = [line(50, 1300), ...history.filter((each) => each.key === key)];
        const history2: History = new Map([
          ['shop', [...others.map((each) => ({ ...each, key: { ...key, cpu: 'ARM' } })), ...own]],
          ['other', others],
        ]);
        const judged = judgeNight(night(99, [one]), history2, { quarantine: [] }).scenarios[0]!;
        expect({ ...judged, before: null }).to.deep.equal({ ...judge([one], own).scenarios[0]!, before: null });
      }),
      runs,
    );
  });

  it('is not changed by a night before it that does not count, but for what is said of that one', () => {
    fc.assert(
      fc.property(facts, lines, fc.integer({ min: 1, max: 40 }), time, (one, history, at, value) => {
        const first = line(0, 1300);
        const out = line(at, value, { run: 'out', counts: false });
        const judged = judge([one], [first, ...history, out]).scenarios[0]!;
        const without = judge([one], [first, ...history]).scenarios[0]!;
        expect({ ...judged, before: null }).to.deep.equal({ ...without, before: null });
      }),
      runs,
    );
  });

  it('is not changed by its own earlier line, as a re-run has it', () => {
    fc.assert(
      fc.property(facts, lines, time, (one, history, value) => {
        const own = line(99, value, { level: 'new' });
        expect(judge([one], [...history, own])).to.deep.equal(judge([one], history));
        expect(alarmOf(one, otherLines([...history, own], own))).to.deep.equal(alarmOf(one, history));
      }),
      runs,
    );
  });

  it('asks for a comparison whenever it would be red for times', () => {
    fc.assert(
      fc.property(facts, lines, (one, history) => {
        const [judged] = judge([one], history).scenarios;
        if (judged!.state === 'regressed' || judged!.state === 'improved') {
          expect(alarmOf({ ...one, comparison: null }, history)).to.not.equal(null);
        }
      }),
      runs,
    );
  });

  it('is the same whether it was run on one machine or in parts on several', () => {
    const named = fc
      .array(facts, { minLength: 1, maxLength: 6 })
      .map((all) => [
        ...all.map((one, index) => ({ ...one, scenario: `shop ${index}` })),
        scenario({ role: 'control', scenario: 'control' }),
        scenario({ role: 'must fail', scenario: 'must fail', verdicts: { pass: 0, fail: 8, inconclusive: 0 } }),
      ]);
    fc.assert(
      fc.property(named, lines, fc.integer({ min: 1, max: 4 }), fc.boolean(), (all, history, of, backwards) => {
        const parts = Array.from({ length: of }, (_, part) =>
          night(
            99,
            all.filter((_, index) => index % of === part),
            { shard: { index: part + 1, of } },
          ),
        );
        const merged = mergeFacts(backwards ? parts.toReversed() : parts);
        const known = new Map(all.map((one) => [one.scenario, history]));
        const whole = judgeNight(night(99, all), known, { quarantine: [] });
        const { facts: _, ...rest } = judgeNight(merged, known, { quarantine: [] });
        const { facts: __, ...expected } = whole;
        expect(rest).to.deep.equal(expected);
      }),
      { numRuns: 100 },
    );
  });
});
