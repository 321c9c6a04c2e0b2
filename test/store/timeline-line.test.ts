/** Lines of a timeline: what is written is read again, number for number, and takes little room. */
import { expect } from 'chai';
import fc from 'fast-check';
import { instant } from '../../harness/model/time.ts';
import { decodeLine, encodeLine } from '../../harness/store/timeline-line.ts';
import { anyProbe, phase, probe } from './events.ts';

const again = (line: string, seq = 0) => decodeLine(line, seq);

describe('a line of a timeline', () => {
  it('gives back any probe, whatever its names, instants and nulls', () => {
    fc.assert(
      fc.property(anyProbe, fc.nat(), (event, seq) => {
        const line = encodeLine({ ...event, seq });
        expect(line.indexOf('\n'), 'it is one line').to.equal(line.length - 1);
        expect(again(line, seq)).to.deep.equal({ ...event, seq });
      }),
      { numRuns: 2000 },
    );
  });

  it('says of a probe what a reader looks for, in the order in which it happened', () => {
    const said = (more: Parameters<typeof probe>[1]) => encodeLine(probe(1000, more)).trimEnd();
    expect(said({})).to.equal('["api","fresh",1000000,500,250,250,125,125,"ok",200,"8f3c2a1b9d0e"]');
    const refused = { connected: null, firstByte: null, outcome: 'refused', status: null, instance: null } as const;
    expect(said(refused)).to.equal('["api","fresh",1000000,500,null,null,625,125,"refused",null,null]');
    expect(said({ role: 'load' })).to.match(/,"8f3c2a1b9d0e","load"\]$/);
    expect(said({ role: 'load', write: 17 })).to.match(/,"8f3c2a1b9d0e","load",17\]$/);
  });

  it('takes seventy bytes of a usual probe, eight hours after the begin of a run', () => {
    const due = 8 * 3_600_000;
    const later = (more: number) => instant(due + more);
    const times = { sent: later(0.612), firstByte: later(4.662), end: later(4.712), at: later(4.732) };
    const fresh = encodeLine(probe(due, { ...times, connected: later(0.762) }));
    const kept = encodeLine(probe(due, { ...times, connected: later(0.624), connection: 'kept' }));
    expect((fresh.length + kept.length) / 2).to.be.at.most(70);
  });

  it('is an object where microseconds cannot tell it, so that nothing is lost', () => {
    for (const due of [instant(1 / 3), instant(1e13), instant(1e300)]) {
      const line = encodeLine(probe(7, { due }));
      expect(line).to.match(/^\{/);
      expect(again(line)).to.deep.equal(probe(7, { due }));
    }
  });

  it('is an object where the probe brings words of whom it asked', () => {
    for (const words of [{ value: '1,204' }, { said: 'connection refused by pg_hba.conf' }]) {
      const event = probe(7, words);
      expect(encodeLine(event)).to.match(/^\{/);
      expect(again(encodeLine(event))).to.deep.equal(event);
    }
  });

  it('is an object for every other event, and brings its own number', () => {
    expect(encodeLine(phase(7))).to.equal(`${JSON.stringify(phase(7))}\n`);
    expect(again(encodeLine(phase(7)), 99)).to.deep.equal(phase(7));
  });

  it('is read as it was once written: a probe as an object', () => {
    expect(again(JSON.stringify(probe(7)), 99)).to.deep.equal(probe(7));
  });

  it('is none where it is half, or anything else', () => {
    const whole = encodeLine(probe(7)).trimEnd();
    for (let length = 0; length < whole.length; length += 1) {
      expect(again(whole.slice(0, length)), whole.slice(0, length)).to.equal(null);
    }
    for (const strange of ['null', '5', '"api"', '[]', '["api","fresh",1]', whole.replace('1000000', '"x"')]) {
      if (strange !== whole) expect(again(strange), strange).to.equal(null);
    }
    expect(again(whole.replace(/\d+/, '"x"')), 'a word for an instant').to.equal(null);
  });
});
