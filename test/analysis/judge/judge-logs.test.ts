/** A line of a log within a limit: it came, came late, did not come, or may have come while nothing was read. */
import { expect } from 'chai';
import { judgeClaim } from '../../timelines/judge-claim.ts';

const said = (claim: string, lines: readonly string[], seen?: number): string => {
  const { verdict, observed, reason } = judgeClaim(claim, lines, seen);
  return `${verdict} | ${observed} | ${reason}`;
};

/** Slots without data, from one tenth of a second to before another. */
const unread = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => `${(from + n) / 10} answer page no_data`);

describe('a line of a log', () => {
  it('holds where it comes in time, whatever comes after', () => {
    expect(said('logs 2', ['8.03 line page ready', '9 line page ready'])).to.equal('pass | 1.030 s ± 0.005 s | null');
  });

  it('is counted from the beginning of the window, and may hold more than what the probe reads', () => {
    expect(said('logs 2', ['6.5 line page ready', '8.03 line page ready'])).to.match(/^pass \| 1.030 s/);
    expect(said('logs 2 ready', ['7.5 line page starting', '8.03 line page ready'])).to.match(/^pass \| 1.030 s/);
    expect(said('logs 1 ready', ['7.5 line page starting', '9.53 line page ready'])).to.match(
      /^fail \| 2.530 s ± 0.005 s \| 1.53 s later than the limit of 1 s$/,
    );
  });

  it('fails where it came too late, or not at all', () => {
    expect(said('logs 2', ['9.5 line page ready'])).to.match(/^fail \| 2.500 s .*0.5 s later than the limit of 2 s$/);
    expect(said('logs 2', [])).to.match(/^fail \| not within 9.9 s \| .*the limit is 2 s$/);
  });

  it('is not known where the log could not be read before it, and decided where that cannot matter', () => {
    expect(said('logs 2', [...unread(75, 85), '9.5 line page ready'])).to.match(
      /^inconclusive \| .*lies inside the resolution$/,
    );
    expect(said('logs 2', unread(75, 85))).to.match(/^inconclusive \| not within 0.4 s, and not known after that \|/);
    expect(said('logs 2', [...unread(75, 85), '8.9 line page ready'])).to.match(/^pass/);
    expect(said('logs 2', [...unread(110, 120), '13 line page ready'])).to.match(/^fail/);
    expect(said('logs 2', ['8 line page ready', ...unread(110, 120)])).to.match(/^pass/);
    expect(said('logs 2', [], 8)).to.match(/^inconclusive \| not within 0.9 s \| the observation ended/);
  });
});
