/** The verdict's sentence: what is not back comes before everything else, and the slowest way back is that of the other lines. */
import { expect } from 'chai';
import { runSentence } from '../../../harness/analysis/words/run-sentence.ts';
import type { ExperimentAnalysis, LastingOutage } from '../../../harness/model/analysis.ts';
import { instant } from '../../../harness/model/time.ts';
import { accountFor } from '../../../harness/report/account.ts';
import { aCrash, itsOwnBug } from '../../report/sample.ts';

/** Nothing else to tell of it. */
const plain = (one: ExperimentAnalysis): ExperimentAnalysis => ({ ...one, expectations: [], services: [] });

const outage = (name: string, still: LastingOutage['still'], expected = false): LastingOutage => ({
  type: 'service',
  name,
  since: instant(0),
  still,
  text: '',
  expected,
});

const left = (...lasting: LastingOutage[]): ExperimentAnalysis => ({ ...plain(aCrash), lasting });

describe("the verdict's sentence", () => {
  it('names the probe that the line of the experiment names', () => {
    expect(accountFor(itsOwnBug)!.healed.words).to.contain('seen by apiHealth');
    expect(runSentence([plain(itsOwnBug)])).to.match(
      /The slowest to come back for users was apiHealth, after 1\.4 s\.$/,
    );
  });

  it('says what is not back, and nothing of the slowest to come back', () => {
    expect(runSentence([left(outage('app', 'down'))])).to.equal('Nothing was expected, but app is still down.');
    expect(runSentence([left(outage('app', 'down'), outage('db', 'down'), outage('web', 'unhealthy'))])).to.equal(
      'Nothing was expected, but app and db are still down and web is still unhealthy.',
    );
  });

  it('says where, in a run of several experiments, and what was expected apart', () => {
    expect(
      runSentence([left(outage('app', 'down')), { ...left(outage('web', 'down', true)), name: 'a kill' }]),
    ).to.equal(
      "Nothing was expected, but app is still down at the end of 'a crash'. web is still down at the end of 'a kill', as expected.",
    );
  });

  it('counts what it does not name', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => outage(name, 'down'));
    expect(runSentence([left(...many)])).to.contain('but a, b, c and 2 more are still down.');
  });
});
