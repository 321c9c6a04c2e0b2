/** The band in which a run's ruler must be. */
import { expect } from 'chai';
import { noiseLimitsOf, outside } from '../../harness/campaign/noise-limits.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { ruler } from './sample.ts';

describe('the band', () => {
  it('allows three times what the quietest run alone had, ten milliseconds in any case, and half as much again of a check', () => {
    expect(noiseLimitsOf([ruler(9, 8), ruler(20, 6)], milliseconds(60))).to.deep.equal(ruler(27, 18, 110));
    expect(noiseLimitsOf([ruler(2, 1)], null)).to.deep.equal(ruler(10, 10));
    expect(noiseLimitsOf([], null)).to.deep.equal(ruler(10, 10));
  });

  it('names what was outside, with its limit, and holds against nobody what was not there', () => {
    const band = noiseLimitsOf([ruler(2, 1)], milliseconds(60));
    expect(outside(ruler(10, 10, 110), band)).to.equal(null);
    expect(outside(ruler(10.4, 1, 60), band)).to.equal(
      'probes were late at the 99th percentile by 10.4 ms, and 10 ms is the most that is allowed on a quiet machine',
    );
    expect(outside(ruler(1, 11, 60), band)).to.match(/round trip/);
    expect(outside(ruler(1, 1, 111), band)).to.match(/health checks took in the median 111 ms, and 110 ms/);
    expect(outside(ruler(1, 1), band)).to.equal(null);
  });
});
