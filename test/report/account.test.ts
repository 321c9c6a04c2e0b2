import { expect } from 'chai';
import type { Observed } from '../../harness/model/analysis.ts';
import { instant, milliseconds } from '../../harness/model/time.ts';
import { accountFor } from '../../harness/report/account.ts';
import { aCrash, failing, interrupted, itsOwnBug, noWayToTheApi } from './sample.ts';

const text = (experiment: typeof aCrash): readonly string[] => {
  const account = accountFor(experiment);
  return account === null ? [] : [account.noticed, account.healed].map((one) => `${one.figure} ${one.words}`);
};

describe('report/account', () => {
  it('says what the engine noticed, how blind it was, and what it did not heal', () => {
    expect(text(itsOwnBug)).to.deep.equal([
      '9.10 s ± 0.07 s by the engine: numbers-api is unhealthy (predicted 5.04 … 10.4 s); users saw it at once: blind for 9.08 s ± 0.03 s',
      "1.40 s ± 0.03 s after the operator's restart, seen by apiHealth (predicted 0 … 2.5 s, at most 3.6 s); healthy again after 5.400 s ± 0.005 s; not by the engine, as expected",
    ]);
  });

  it('says when users and the engine are back after a crash', () => {
    expect(text(aCrash)[1]).to.equal(
      '0.78 s ± 0.05 s for users (predicted 0.19 … 4.3 s, at most 5.4 s); healthy again after 5.78 s ± 0.03 s',
    );
  });

  it('says that it failed again, and whether it was good for good', () => {
    const [page] = aCrash.probes;
    const with_ = (forGood: Observed) => text({ ...aCrash, probes: [{ ...page!, forGood }] })[1];
    const until = milliseconds(3000);
    const after = { seen: true, at: instant(59_200), time: { value: until, resolution: milliseconds(20) } } as const;
    expect(with_(after)).to.contain('5.4 s), for good after 3.00 s ± 0.02 s; healthy');
    const before = { ...after, time: { value: milliseconds(0), resolution: milliseconds(20) } };
    expect(with_(before), 'it is never for good before it is served').to.not.contain('for good');
    expect(with_({ seen: false, until, censoredBy: 'ended' })).to.contain(
      '5.4 s), but not for good within 3 s; healthy',
    );
    expect(with_({ seen: false, until, censoredBy: 'unproved' })).to.contain(
      '5.4 s), failed again, and was good after 3 s, not seen to last; healthy',
    );
    expect(with_({ seen: false, until, censoredBy: 'unseen' })).to.contain('5.4 s), for good it is not known; healthy');
  });

  it('says first that a recovery did not last, and what became of it', () => {
    const [page] = aCrash.probes;
    const [api] = aCrash.services;
    const with_ = (stays: Observed, service = {}) => {
      const relapse = { at: instant(68_200), stays };
      const services = [{ ...api!, ...service }, ...aCrash.services.slice(1)];
      return text({ ...aCrash, services, probes: [{ ...page!, relapse }] })[1];
    };
    const until = milliseconds(20_000);
    expect(with_({ seen: false, until, censoredBy: 'ended' })).to.equal(
      'relapsed served again after 0.78 s ± 0.05 s, but failed again at 12.2 s and was down when the window ended; healthy again after 5.78 s ± 0.03 s',
    );
    const back = {
      seen: true,
      at: instant(70_000),
      time: { value: milliseconds(13_800), resolution: milliseconds(20) },
    };
    expect(with_(back as Observed)).to.match(
      /^13\.80 s ± 0\.02 s served again after 0\.78 s ± 0\.05 s, but failed again at 12\.2 s, and was stable again after 13\.80 s/,
    );
    const fell = { at: instant(68_300), stays: { seen: false, until, censoredBy: 'ended' } };
    expect(with_(back as Observed, { relapse: fell })).to.contain(
      '; healthy again after 5.78 s ± 0.03 s, but failed again at 12.3 s and was healthy when the window ended',
    );
  });

  it('says running again of a service without a health check', () => {
    const services = [{ ...aCrash.services[0]!, checked: false }, ...aCrash.services.slice(1)];
    expect(text({ ...aCrash, services })[1]).to.match(/; running again after 5\.78 s ± 0\.03 s$/);
  });

  it('says that nothing was noticed, and for how long users failed', () => {
    expect(text(noWayToTheApi)).to.deep.equal([
      'not within 9.6 s by the engine, of numbers-web, as expected: webClick was failing for 10.0 s ± 0.3 s in all',
      '0.1 s ± 0.3 s after the fault was reverted (predicted 0 … 0.5 s, at most 1.6 s)',
    ]);
  });

  it('says never only of what the settings rule out', () => {
    const { prediction } = noWayToTheApi;
    const blind = { ...noWayToTheApi, prediction: { ...prediction, never: ['detection'] as const } };
    expect(text(blind)[0]).to.match(/^never by the engine, of numbers-web, as expected/);
    const [one] = interrupted.experiments;
    const dead = { ...one!, prediction: { ...one!.prediction, never: ['userRecovery'] as const } };
    expect(text(dead)[1]).to.match(/^never for users, seen by apiHealth, not within 14 s/);
  });

  it('says for how long it was watched what had not healed when the observation ended', () => {
    expect(text(interrupted.experiments[0]!)[1]).to.equal(
      'not within 14 s for users, seen by apiHealth; not healthy again within 14 s',
    );
  });

  it('tells nothing of a fault that did not land', () => {
    expect(text(failing.experiments[2]!)).to.deep.equal([]);
  });
});
