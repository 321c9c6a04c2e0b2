import { expect } from 'chai';
import type { JudgedScenario } from '../../../harness/model/gate.ts';
import type { ObjectiveFacts } from '../../../harness/model/night.ts';
import { inImportance, isNotable, isWorrying, standingOf, toldOf } from '../../../harness/report/gate/standing.ts';
import { failing, green, measured, samples } from './samples.ts';

const [steady] = green.scenarios;
const states = ['new', 'learning', 'steady', 'improved', 'regressed', 'failed', 'unstable'] as const;
const more = ['known weakness', 'quarantined', 'inconclusive'] as const;
const one = (change: Partial<JudgedScenario>): JudgedScenario => ({ ...steady!, ...change });

describe('report/gate/standing', () => {
  it('has a word of its own for each state, and another glyph where it is red', () => {
    const words = [...states, ...more].map((state) => standingOf(one({ state })).word);
    expect(new Set(words)).to.have.property('size', 10);
    for (const state of [...states, ...more]) {
      expect(standingOf(one({ state, red: true })).glyph).to.equal('✖');
      expect(standingOf(one({ state })).glyph).not.to.equal('✖');
    }
  });

  it('says the word of a state before a sentence that does not begin with it, and only there', () => {
    const told = (state: JudgedScenario['state'], sentence: string): string => toldOf(one({ state, sentence }));
    expect(told('steady', 'served again 1 s')).to.equal('steady: served again 1 s');
    expect(told('learning', 'learning, 5 of 8 nights')).to.equal('learning, 5 of 8 nights');
    expect(told('known weakness', 'a known weakness holds now')).to.equal('a known weakness holds now');
    expect(toldOf(green.scenarios.at(-2)!)).to.equal('green, as it must be');
  });

  it('folds away what must fail and failed, however many of its objectives that were', () => {
    const mustFail = green.scenarios.at(-1)!;
    const failed = { ...steady!.facts.objectives[0], known: null, held: 0, failed: 1 } as ObjectiveFacts;
    expect(isNotable({ ...mustFail, facts: { ...mustFail.facts, role: 'must fail', objectives: [failed] } })).to.equal(
      false,
    );
    expect(isNotable({ ...mustFail, facts: { ...mustFail.facts, role: 'scenario', objectives: [failed] } })).to.equal(
      true,
    );
  });

  it('folds nothing away that is out of what is normal, missed a warning, or is otherwise than the night before', () => {
    expect(isNotable(steady!)).to.equal(false);
    expect(isNotable(one({ measures: [measured('served again', 2000, { screen: 'slower' })] }))).to.equal(true);
    expect(isNotable(one({ before: 'regressed' }))).to.equal(true);
    const { objectives } = failing.scenarios[0]!.facts;
    const warned = one({ facts: { ...steady!.facts, objectives: [{ ...objectives[0]!, level: 'warn' }] } });
    expect(isNotable(warned)).to.equal(true);
    expect(isWorrying(warned)).to.equal(true);
    expect(isWorrying(steady!)).to.equal(false);
  });

  it('puts a control that is not as it must be before everything', () => {
    const { scenarios } = samples.unproven!;
    expect(inImportance(scenarios).map(({ facts }) => facts.scenario)).to.deep.equal([
      ...['control', 'numbers-api', 'shop', 'must-fail'],
    ]);
  });
});
