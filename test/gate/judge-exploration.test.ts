/** The objective that no cell gets worse, in one night and for the night as a whole. */
import { expect } from 'chai';
import { judgeExploration } from '../../harness/gate/judge-exploration.ts';
import { judgeNight } from '../../harness/gate/judge-night.ts';
import type { GateResult, JudgedExploration } from '../../harness/model/gate.ts';
import type { NightFacts } from '../../harness/model/night.ts';
import type { StackExploration } from '../../harness/model/night-exploration.ts';
import { exploration, night, scenario, worseCells } from './sample-night.ts';

const judged = (changes: Partial<StackExploration> = {}): JudgedExploration =>
  judgeExploration(exploration(changes), { obstacle: null, ending: 'completed' });

const first = 'db crash × proxy: DOWN 0.4 s, by itself at once → DOWN, NEVER';

describe('a stack that a night explored', () => {
  it('is red with what got worse twice, and says how that is accepted', () => {
    const { state, red, counts, sentence, details } = judged({ confirmed: worseCells });
    expect({ state, red, counts }).to.deep.equal({ state: 'regressed', red: true, counts: false });
    expect(sentence).to.equal(`2 cells got worse: ${first}`);
    expect(details).to.deep.equal([
      'db crash × api: 503 in 1 s, by itself 0.4 s → DOWN, NEVER',
      'worse than in the night 2026-01-01-run 0, in two tries; to accept it, remove reports/baselines/explorations/stacks/shop/compose.yaml.json: the next night is the first then',
    ]);
  });

  it('is only told where the objective is a warning', () => {
    const { state, red, sentence } = judged({ confirmed: worseCells.slice(0, 1), level: 'warn' });
    expect({ state, red, sentence }).to.deep.equal({
      ...{ state: 'regressed', red: false, sentence: `warning: 1 cell got worse: ${first}` },
    });
  });

  it('is not red for what another try does not confirm, and tells it', () => {
    const { state, red, sentence, details } = judged({ once: worseCells.slice(0, 1) });
    expect({ state, red, sentence }).to.deep.equal({
      ...{ state: 'steady', red: false, sentence: 'no cell got worse since the night 2026-01-01-run 0: 9 rows' },
    });
    expect(details).to.deep.equal([`${first}, not confirmed by another try`]);
  });

  it('is accepted as the first, and where something is better or new', () => {
    const { state, counts, sentence } = judged({ accepted: null, acceptable: true });
    expect({ state, counts, sentence }).to.deep.equal({
      ...{ state: 'new', counts: true, sentence: 'accepted as the first: 9 rows' },
    });
    expect(judged({ accepted: null, tried: 0 })).to.include({ state: 'inconclusive', counts: false });
    expect(judged({ acceptable: true })).to.include({ state: 'steady', counts: true });
    expect(judged()).to.include({ state: 'steady', counts: false });
  });

  it('says which rows are missing, since it is not accepted without them', () => {
    const [missing] = judged({ missing: ['web crash'] }).details;
    expect(missing).to.match(/^not accepted in place of 2026-01-01-run 0, since web crash could not be judged/);
    const many = judged({ missing: Array.from({ length: 9 }, (_, index) => `row ${index}`) }).details[0];
    expect(many).to.include('row 3, row 4 and 4 more could not');
  });

  it('says how many rows it did not reach', () => {
    expect(judged({ untried: 3 }).sentence).to.match(/: 9 rows, 3 not tried$/);
  });

  it('says nothing where it was left out, the night was cut short or a control failed, and is not accepted', () => {
    const unusable = 'left out: the budget leaves no time';
    const worse = exploration({ confirmed: worseCells, acceptable: true });
    for (const [one, said] of [
      [judged({ unusable, acceptable: true }), unusable],
      [judgeExploration(worse, { obstacle: null, ending: 'interrupted' }), 'inconclusive: the night was interrupted'],
      [judgeExploration(worse, { obstacle: 'the control did not pass', ending: 'completed' }), /control did not pass/],
    ] as const) {
      expect(one).to.include({ state: 'inconclusive', red: false, counts: false });
      expect(one.sentence).to.match(new RegExp(said));
    }
  });
});

describe('a night that explored', () => {
  const control = scenario({ role: 'control', scenario: 'control' });
  const judge = (explorations: readonly StackExploration[], more: Partial<NightFacts> = {}): GateResult =>
    judgeNight(night(1, [control, scenario()], { explorations, ...more }), new Map(), { quarantine: [] });

  it('fails by a cell alone, and says which', () => {
    const calm = exploration({ stack: 'chat' });
    const { verdict, sentence, explorations } = judge([calm, exploration({ confirmed: worseCells })]);
    expect({ verdict, sentence }).to.deep.equal({ verdict: 'fail', sentence: `shop: 2 cells got worse: ${first}` });
    expect(explorations.map((one) => one.facts.stack)).to.deep.equal(['shop', 'chat']);
  });

  it('passes with a warning, and does not say that nothing got worse', () => {
    const { verdict, sentence } = judge([exploration({ confirmed: worseCells, level: 'warn' })]);
    expect(verdict).to.equal('pass');
    expect(sentence).to.equal(`no scenario got worse; shop: warning: 2 cells got worse: ${first}`);
  });

  it('is not told by what was left out: the scenarios decide', () => {
    const { verdict, sentence } = judge([exploration({ unusable: 'left out: the budget leaves no time' })]);
    expect({ verdict, sentence }).to.deep.equal({ verdict: 'pass', sentence: 'nothing got worse' });
  });

  it('is inconclusive where a control failed, whatever its cells did', () => {
    const bad = scenario({ ...control, verdicts: { pass: 7, fail: 1, inconclusive: 0 } });
    const { verdict, explorations } = judge([exploration({ confirmed: worseCells })], { scenarios: [bad, scenario()] });
    expect(verdict).to.equal('inconclusive');
    expect(explorations.map((one) => one.state)).to.deep.equal(['inconclusive']);
  });
});
