/** Arrays read from bytes: what JSON.parse says, or nothing. */
import { expect } from 'chai';
import fc from 'fast-check';
import { plainArrayReader } from '../../harness/store/plain-array.ts';
import { encodeLine } from '../../harness/store/timeline-line.ts';
import { anyProbe } from './events.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return 'no JSON';
  }
};

const read = plainArrayReader();

/** With strangers before and behind it, which must not be looked at. */
function reading(text: string, before = '["x",', behind = '9]\n'): unknown {
  const [front, bytes] = [Buffer.from(before), Buffer.from(text)];
  return read(Buffer.concat([front, bytes, Buffer.from(behind)]), front.length, front.length + bytes.length);
}

const agrees = (text: string): void => {
  const values = reading(text);
  if (values !== null) expect(values, text).to.deep.equal(parsed(text));
};

describe('a plain array', () => {
  it('is read as JSON.parse reads it', () => {
    for (const text of ['["api",0,-12,null,28800000000,999999999999999]', '[""]', '["a b~!#[],{}",1]', '[-1]']) {
      expect(reading(text), text).to.deep.equal(parsed(text));
    }
  });

  it('is left to JSON.parse where it may be anything else', () => {
    const others = [
      '{}',
      '[]',
      '[1.5]',
      '[1e3]',
      '[01]',
      '[-0]',
      '[-]',
      '[00]',
      '[1234567890123456]',
      '["\\n"]',
      '["é"]',
    ];
    const broken = [
      '[1',
      '[1,]',
      '[,1]',
      '["a]',
      '[nul]',
      '[nulll]',
      '[true]',
      '[[1]]',
      '[ 1]',
      '[1]]',
      '["a""b"]',
      '',
    ];
    for (const text of [...others, ...broken]) expect(reading(text), text).to.equal(null);
  });

  it('agrees with JSON.parse on every line of a probe, also on one that was damaged in any place', () => {
    const damage = fc.record({
      place: fc.nat(),
      by: fc.constantFrom('', '"', ',', '[', ']', '0', '-', 'n', '\\', 'é'),
    });
    fc.assert(
      fc.property(anyProbe, damage, (event, { place, by }) => {
        const line = encodeLine(event).trimEnd();
        agrees(line);
        const at = place % line.length;
        agrees(line.slice(0, at) + by + line.slice(at + 1));
        agrees(line.slice(0, at));
      }),
      { numRuns: 3000 },
    );
  });

  it('is read from its own bytes alone, whatever stands behind them', () => {
    for (const behind of ['"]\n', '5]\n', 'null]\n', ',1]\n', '']) {
      for (const text of ['["api"]', '["api', '[1]', '[1', '[null]', '[nul']) {
        const values = reading(text, '', behind);
        if (values !== null) expect(values, `${text} before ${behind}`).to.deep.equal(parsed(text));
      }
    }
  });

  it('is read right also when there are more words than are remembered', () => {
    for (let round = 0; round < 2; round += 1) {
      for (let word = 0; word < 500; word += 1) {
        expect(reading(`["w${word}","w${word % 7}"]`)).to.deep.equal([`w${word}`, `w${word % 7}`]);
      }
    }
  });
});
