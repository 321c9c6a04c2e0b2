import { expect } from 'chai';
import { asSince, fromNanoseconds, fromRfc3339, nanosecondsOf } from '../../../harness/engine/docker/time.ts';

describe("the engine's time stamps", () => {
  it('keep the nanoseconds of RFC 3339, in any time zone', () => {
    expect(nanosecondsOf('2026-11-23T08:00:00.123456789Z')).to.equal(1795420800123456789n);
    expect(nanosecondsOf('2026-11-23T09:30:00.5+01:30')).to.equal(1795420800500000000n);
    expect(nanosecondsOf('2026-11-23T08:00:00Z')).to.equal(1795420800000000000n);
  });

  it('are nothing for a container that never started or never ended', () => {
    expect(fromRfc3339('0001-01-01T00:00:00Z')).to.equal(null);
    expect(fromRfc3339('')).to.equal(null);
    expect(fromRfc3339(undefined)).to.equal(null);
  });

  it('become milliseconds to a fraction of a microsecond', () => {
    expect(fromNanoseconds(1795420800123456789n)).to.be.closeTo(1795420800123.4568, 0.0003);
    expect(fromNanoseconds(1795420800123456789n) % 1).to.be.closeTo(0.4568, 0.0003);
  });

  it('are asked for as seconds and nine digits', () => {
    expect(asSince(1795420800000000007n)).to.equal('1795420800.000000007');
  });
});
