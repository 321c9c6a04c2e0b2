import { expect } from 'chai';
import { healthSettings, restartPolicy } from '../../../harness/engine/docker/settings.ts';

describe('settings as the engine writes them', () => {
  it('give a health check its defaults: 30 s, 30 s, 3 retries, no start period', () => {
    expect(healthSettings({ Test: ['CMD', 'true'] }, 26)).to.deep.equal({
      test: ['CMD', 'true'],
      interval: 30_000,
      timeout: 30_000,
      retries: 3,
      startPeriod: 0,
      startInterval: 30_000,
    });
  });

  it('default the start interval to the interval before version 27, and to 5 s from there', () => {
    const api = { Test: ['CMD', 'true'], Interval: 2e9 };
    expect(healthSettings(api, 26)?.startInterval).to.equal(2000);
    expect(healthSettings(api, 27)?.startInterval).to.equal(5000);
    expect(healthSettings({ ...api, StartInterval: 250e6 }, 27)?.startInterval).to.equal(250);
  });

  it('know no health check where there is none, or NONE', () => {
    expect(healthSettings(undefined, 26)).to.equal(null);
    expect(healthSettings({ Interval: 1e9 }, 26)).to.equal(null);
    expect(healthSettings({ Test: ['NONE'] }, 26)).to.equal(null);
  });

  it('keep the attempts of on-failure alone, and take no name for `no`', () => {
    expect(restartPolicy('on-failure', 3)).to.deep.equal({ name: 'on-failure', maxAttempts: 3 });
    expect(restartPolicy('always', 0)).to.deep.equal({ name: 'always' });
    expect(restartPolicy('', undefined)).to.deep.equal({ name: 'no' });
  });
});
