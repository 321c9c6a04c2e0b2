/** A quarantine of one experiment: it hides nothing of the others, and nothing of itself. */
import { expect } from 'chai';
import { judgeNight } from '../../harness/gate/judge-night.ts';
import type { GateResult } from '../../harness/model/gate.ts';
import type { QuarantineSetting } from '../../harness/model/gate-config.ts';
import type { ScenarioFacts } from '../../harness/model/night.ts';
import { night, objective, recovery, scenario } from './sample-night.ts';

const until = '2026-12-31';
const ofCrash: QuarantineSetting = {
  ...{ scenario: 'shop', experiment: 'crash of db', reason: 'flaky', issue: 'https://issues/1', until },
};
const crashFails = objective({ held: 0, failed: 8, folder: 'shop/r0' });

const judged = (facts: Partial<ScenarioFacts>, quarantine: readonly QuarantineSetting[] = [ofCrash]): GateResult =>
  judgeNight(night(1, [scenario(facts)]), new Map(), { quarantine });
const stateOf = (result: GateResult) => [result.scenarios[0]!.state, result.scenarios[0]!.red];

describe('a quarantine of one experiment', () => {
  it('keeps what that one misses from turning the night red, and tells it with its reason and its end', () => {
    const result = judged({ objectives: [crashFails] });
    expect(stateOf(result)).to.deep.equal(['new', false]);
    const { details } = result.scenarios[0]!;
    expect(details).to.include('quarantined until 2026-12-31 (flaky, https://issues/1): crash of db');
    expect(details.join('\n')).to.match(/warning: failed in 8 of 8 repeats/);
    expect(stateOf(judged({ objectives: [crashFails] }, []))).to.deep.equal(['failed', true]);
  });

  it('hides nothing of the experiments beside it', () => {
    const hang = { ...crashFails, experiment: 'hang of db' };
    expect(stateOf(judged({ objectives: [crashFails, hang] }))).to.deep.equal(['failed', true]);
  });

  it('leaves its times out of what is normal, and those of the others in', () => {
    const times = recovery([500, 500, 500, 500, 500, 500, 500, 500]);
    const { measures } = judged({ measures: [times, { ...times, experiment: 'hang of db' }] }).scenarios[0]!;
    expect(measures.map(({ measure }) => measure.experiment)).to.deep.equal(['hang of db']);
  });

  it('is told by its whole name when it is over, and holds no more', () => {
    const result = judged({ objectives: [crashFails] }, [{ ...ofCrash, until: '2020-01-31' }]);
    expect(stateOf(result)).to.deep.equal(['failed', true]);
    expect(result.notes).to.include('the quarantine of shop: crash of db ended on 2020-01-31: flaky, https://issues/1');
  });

  it('is not one of the scenario: that is said of the whole alone', () => {
    const whole = { ...ofCrash, experiment: null };
    expect(judged({ objectives: [crashFails] }, [whole]).scenarios[0]!.quarantine).to.deep.equal({
      ...{ reason: 'flaky', issue: 'https://issues/1', until },
    });
    expect(judged({ objectives: [crashFails] }).scenarios[0]!.quarantine).to.equal(null);
  });
});
