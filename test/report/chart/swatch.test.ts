import { expect } from 'chai';
import { outcomeSwatch, stateSwatch, swatches } from '../../../harness/report/chart/swatch.ts';

const luminance = (colour: string): number => {
  const full = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

const contrast = (one: string, other: string): number => {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
};

describe('report/chart/swatch', () => {
  it('writes on every colour in an ink that stands out at 4.5:1 or better', () => {
    for (const look of swatches) expect(contrast(look.colour, look.ink), look.id).to.be.at.least(4.5);
  });

  it('tells states apart by letter, and by hatch wherever colours are alike in grey', () => {
    const states = Object.values(stateSwatch);
    expect(new Set(states.map((one) => one.letter)).size).to.equal(states.length);
    for (const one of states) {
      for (const other of states) {
        const alike = one !== other && contrast(one.colour, other.colour) < 1.5;
        if (alike) expect(`${one.hatch} ${one.letter}`).not.to.equal(`${other.hatch} ${other.letter}`);
      }
    }
  });

  it('tells bad answers apart by hatch as well as by colour', () => {
    const all = [...new Set(Object.values(outcomeSwatch))].filter((one) => one.id !== 'ok');
    expect(new Set(all.map((one) => one.hatch)).size).to.equal(all.length);
  });
});
