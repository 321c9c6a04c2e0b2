import { expect } from 'chai';
import { historyLines } from '../../harness/gate/history-lines.ts';
import { judgeNight } from '../../harness/gate/judge-night.ts';
import type { GateResult } from '../../harness/model/gate.ts';
import type { QuarantineSetting } from '../../harness/model/gate-config.ts';
import type { NightFacts, ScenarioFacts } from '../../harness/model/night.ts';
import { commit, compared, comparison, day, night, objective, recovery, scenario } from './sample-night.ts';
import { tellNights } from './tell-nights.ts';

const control = scenario({ role: 'control', scenario: 'control' });
const mustFail = scenario({
  role: 'must fail',
  scenario: 'must fail',
  verdicts: { pass: 0, fail: 8, inconclusive: 0 },
});
const calm = (name: string, changes: Partial<ScenarioFacts> = {}): ScenarioFacts =>
  scenario({ scenario: name, measures: [recovery([1300, 1300, 1310, 1290])], planned: 4, ...changes });
const failing = { objectives: [objective({ held: 0, failed: 4 })] };

const judge = (
  scenarios: readonly ScenarioFacts[],
  quarantine: readonly QuarantineSetting[] = [],
  more: Partial<NightFacts> = {},
): GateResult => judgeNight(night(1, scenarios, more), new Map(), { quarantine });

const story = '10 nights at 1.3 s ± 5 %, then ';

describe('a night', () => {
  it('passes with controls that came out as they must, and says what it found', () => {
    const result = judge([control, mustFail, calm('shop')]);
    expect(result).to.deep.include({ verdict: 'pass', sentence: 'nothing got worse', notes: [], number: 1 });
    expect(result.scenarios.map((one) => `${one.facts.scenario}: ${one.sentence}`)).to.deep.equal([
      'shop: new: served again 1.3 s',
      'control: green, as it must be',
      'must fail: red, as it must be',
    ]);
  });

  it('is inconclusive where the control fails or what must fail passes, and then nothing is red and nothing counts', () => {
    for (const controls of [
      [scenario({ ...control, verdicts: { pass: 7, fail: 1, inconclusive: 0 } }), mustFail],
      [control, scenario({ ...mustFail, verdicts: { pass: 1, fail: 7, inconclusive: 0 } })],
      [control, scenario({ ...mustFail, verdicts: { pass: 0, fail: 7, inconclusive: 1 } })],
      [scenario({ ...control, unusable: 'never steady' }), mustFail],
    ]) {
      const { verdict, scenarios } = judge([...controls, calm('shop', failing)]);
      expect(verdict).to.equal('inconclusive');
      expect(scenarios.some((one) => one.red || one.counts)).to.equal(false);
      expect(scenarios[0]!.state).to.equal('inconclusive');
    }
  });

  it('is red where a stack does not get steady any more and the accepted revision does, and else cannot tell', () => {
    const never = {
      ...{ used: 0, planned: 3, rejected: 3, verdicts: { pass: 0, fail: 0, inconclusive: 0 } },
      measures: [recovery([null, null, null])],
      unsteady: { runs: 3, reason: 'not steady within 22 s: api is running, unhealthy' },
    };
    const before = judge([calm('shop')], [], { night: day(0), run: 'run 0' });
    const history = new Map([['shop', historyLines(before)]]);
    const judged = (changes: Partial<ScenarioFacts>): GateResult =>
      judgeNight(night(1, [control, mustFail, calm('shop', { ...never, ...changes })]), history, { quarantine: [] });

    const confirmed = judged({ revision: commit(2), comparison: comparison([compared('worse', null)]) });
    expect(confirmed.verdict).to.equal('fail');
    expect(confirmed.scenarios[0]!.state).to.equal('regressed');
    expect(confirmed.scenarios[0]!.details).to.include(
      'not steady in 3 runs: not steady within 22 s: api is running, unhealthy',
    );
    for (const changes of [{}, { revision: commit(2), comparison: comparison([compared('same', null)]) }]) {
      const { state, red, counts, sentence } = judged(changes).scenarios[0]!;
      expect({ state, red, counts }).to.deep.equal({ state: 'inconclusive', red: false, counts: false });
      expect(sentence).to.equal(
        'inconclusive: never steady in 3 of 3 runs: not steady within 22 s: api is running, unhealthy',
      );
    }
  });

  it('says that no control was run, and judges all the same', () => {
    const result = judge([calm('shop', failing)]);
    expect(result.verdict).to.equal('fail');
    expect(result.notes).to.deep.equal(['no control was run: one that must pass and one that must fail']);
  });

  it('is not held up by a scenario that cannot be told, but passes nothing where none can', () => {
    const busy = { unusable: 'this host was too busy for it twice (steal 18 %)' };
    expect(judge([control, mustFail, calm('a', busy), calm('b')])).to.deep.include({
      verdict: 'pass',
      sentence: 'nothing got worse; could not be told: a',
    });
    expect(judge([control, mustFail, calm('a', busy)]).verdict).to.equal('inconclusive');
    expect(judge([control, mustFail]).verdict).to.equal('inconclusive');
  });

  it('that was interrupted is red for what is known, and else inconclusive', () => {
    const cut = { ending: 'interrupted' } as const;
    expect(judge([control, mustFail, calm('shop')], [], cut).verdict).to.equal('inconclusive');
    const red = judge([control, mustFail, calm('shop', failing)], [], cut);
    expect(red).to.include({
      verdict: 'fail',
      sentence: '1 of 1 fails its objectives: shop; the night was interrupted',
    });
  });

  it('lists red first, then what changed, then the rest, and the controls last', () => {
    const { scenarios, sentence } = judge([
      control,
      calm('a'),
      mustFail,
      calm('c', failing),
      calm('b', { unusable: 'busy' }),
    ]);
    expect(scenarios.map((one) => one.facts.scenario)).to.deep.equal(['c', 'b', 'a', 'control', 'must fail']);
    expect(sentence).to.equal('1 of 3 fails its objectives: c');
  });

  it('tells a change of state once, and not that it learns', () => {
    expect(tellNights('8 nights at 1.3 s ± 3 %').result.changed).to.deep.equal([]);
    expect(tellNights(`${story}2 s, A/B worse 1.5`).result.changed).to.deep.equal(['shop']);
    expect(tellNights(`${story}2 s, A/B worse 1.5, then 2 s, A/B worse 1.5`).result.changed).to.deep.equal([]);
    expect(tellNights(`${story}2 s, A/B worse 1.5, then 1.3 s`).result.changed).to.deep.equal(['shop']);
  });

  it('counts nights of its suite, and a re-run of one is that one', () => {
    expect(tellNights('3 nights at 1.3 s, then 1.3 s').result.number).to.equal(4);
    expect(tellNights('3 nights at 1.3 s, then 1.3 s, again').result.number).to.equal(3);
  });
});

describe('a quarantine', () => {
  const until = (last: string): readonly QuarantineSetting[] => [
    { scenario: 'shop', experiment: null, reason: 'hangs now and then', issue: 'https://example.org/1', until: last },
  ];

  it('is told and never red up to its last day', () => {
    const { verdict, scenarios, sentence } = judge([control, mustFail, calm('shop', failing)], until(day(1)));
    expect(verdict).to.equal('pass');
    expect(sentence).to.equal('nothing got worse; in quarantine: shop');
    expect(scenarios[0]).to.include({ state: 'quarantined', red: false, counts: false });
    expect(scenarios[0]!.sentence).to.match(
      /^quarantined until 2026-01-02 \(hangs now and then, https:.*\): failed in 4 of 4/,
    );
  });

  it('is over on the day after, and that is told', () => {
    const { verdict, notes, scenarios } = judge([control, mustFail, calm('shop', failing)], until(day(0)));
    expect(verdict).to.equal('fail');
    expect(scenarios[0]!.quarantine).to.equal(null);
    expect(notes).to.deep.equal([
      'the quarantine of shop ended on 2026-01-01: hangs now and then, https://example.org/1',
    ]);
  });
});

describe('what stays of a night', () => {
  it('is a line for each scenario, none for the controls, with what was measured', () => {
    const result = judge([
      control,
      mustFail,
      calm('shop', { telling: 'runs/b03', measures: [recovery([1300, 1310, null, 1290])] }),
    ]);
    const lines = historyLines(result, 'nights/1');
    expect(lines.map((one) => one.scenario)).to.deep.equal(['shop']);
    expect(lines[0]).to.deep.include({
      night: day(1),
      run: 'run 1',
      state: 'new',
      counts: true,
      level: 'kept',
      folder: 'nights/1/runs/b03',
    });
    expect(lines[0]!.values[0]).to.include({ median: 1305, repeats: 4, came: 3 });
  });

  it('has no value of what was repeated less than half as often as asked for', () => {
    const [few] = judge([calm('shop', { planned: 8, measures: [recovery([1300, 1310, 1290])] })]).scenarios;
    expect(few!.measures[0]!.screen).to.equal('not measured');
    expect(historyLines(judge([few!.facts]))[0]!.values).to.deep.equal([]);
  });
});

describe('what is said of a night', () => {
  const said = (text: string): readonly string[] => {
    const { last } = tellNights(text);
    return [last.sentence, ...last.details];
  };

  it('names of a regression number, baseline with its nights, ratio and probability', () => {
    expect(said(`${story}2 s, A/B worse 1.5`)[0]).to.equal(
      'regressed: served again after crash of db 1.3 s → 2 s (1.18 … 1.43 s in 10 nights), confirmed: 1.50 times as long (1.35 … 1.65), p 0.008',
    );
  });

  it('names number and limit of an objective that failed, and how often', () => {
    expect(said(`${story}1.3 s, objective fails in 3`)[0]).to.equal(
      'unstable, failed in 3 of 8 repeats: shop recovers within 15 s (crash of db): worst 18.2 s, limit 15 s',
    );
  });

  it('asks to promote a known weakness that holds', () => {
    expect(said(`${story}1.3 s, known weakness fails in 0`)[0]).to.contain('promote it to an expectation');
  });

  it('calls the host slow where the revisions are alike', () => {
    expect(said(`${story}2 s, A/B same 1.02`)[0]).to.equal(
      'served again after crash of db 1.3 s → 2 s (1.18 … 1.43 s in 10 nights), not confirmed, the host was slow: against c000000 on this host in 8 blocks 1.02 times as long (0.91 … 1.13), p 0.008',
    );
  });

  it('names what differs where a baseline of its own begins', () => {
    expect(said(`${story}1.3 s, docker 27`)).to.include(
      'a baseline of its own begins: engine docker 26.1.5 → docker 27',
    );
  });

  it('names what does not come any more with its window', () => {
    expect(said(`${story}never, A/B worse`)[0]).to.contain(
      "1.3 s → not within 60 s (1.18 … 1.43 s in 10 nights), confirmed: tonight's revision hardly ever came",
    );
  });
});
