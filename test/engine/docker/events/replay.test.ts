import { expect } from 'chai';
import { closesGap, replayEntries } from '../../../../harness/engine/docker/events/replay.ts';

const at = (nanoseconds: number) => ({ line: `${nanoseconds}`, nanoseconds: BigInt(nanoseconds) });
const full = (from: number) => Array.from({ length: replayEntries }, (_, index) => at(from + index));

describe('a replay', () => {
  it('closes the gap when it holds the last event seen', () => {
    expect(closesGap([at(5), at(9)], { last: at(5), broke: 7n })).to.equal(true);
  });

  it('closes it when it is full but reaches back before the break', () => {
    expect(closesGap(full(100), { last: at(5), broke: 100n })).to.equal(true);
  });

  it('does not when it is full and begins after the break', () => {
    expect(closesGap(full(100), { last: at(5), broke: 99n })).to.equal(false);
  });

  it('does not when the engine has forgotten the last event, as after its own restart', () => {
    expect(closesGap([at(200)], { last: at(5), broke: 7n })).to.equal(false);
    expect(closesGap([], { last: at(5), broke: 7n })).to.equal(false);
  });

  it('closes it when nothing had been seen and little has happened', () => {
    expect(closesGap([at(1)], { last: null, broke: 7n })).to.equal(true);
  });
});
