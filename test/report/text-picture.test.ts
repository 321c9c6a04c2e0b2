import { expect } from 'chai';
import type { ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { textLegend, textPicture } from '../../harness/report/text-picture.ts';
import { aCrash, interrupted, itsOwnBug } from './sample.ts';

/** The same with a harness that was late for a while. */
const harnessLate: typeof aCrash = {
  ...aCrash,
  probes: aCrash.probes.map((one) => ({
    ...one,
    strip: { ...one.strip, kept: [...one.strip.kept, { ...one.strip.fresh[0]!, outcome: 'harness_late' as const }] },
  })),
};

describe('report/text-picture', () => {
  it('draws fault, containers and probes on one axis', () => {
    const rows = textPicture(itsOwnBug);
    expect(rows.map((row) => row.slice(0, 20).trim())).to.deep.equal([
      'fault',
      'numbers-api 1',
      'numbers-web 1',
      'apiHealth',
      'webPage',
      'webClick',
      '',
    ]);
    expect(Math.max(...rows.map((row) => row.length))).to.be.at.most(82);
    expect(rows[1]).to.match(/ H+U+X+S+H+$/);
    expect(rows[3]).to.match(/ ▁+█+▁+$/);
  });

  it('gives a state of an instant its letter', () => {
    expect(textPicture(aCrash)[1]).to.match(/ H+B+S+H+$/);
  });

  it('explains every mark that it draws', () => {
    for (const one of [itsOwnBug, aCrash, interrupted.experiments[0]!, harnessLate]) {
      const drawn = textPicture(one).slice(0, -1);
      const marks = new Set(drawn.flatMap((row) => [...row.slice(21)]).filter((mark) => mark !== ' '));
      const legend = textLegend(one).split(', ');
      const explained = legend.map((part) => [...part][0]);
      expect(
        [...marks].filter((mark) => !explained.includes(mark)),
        textLegend(one),
      ).to.deep.equal([]);
    }
  });

  it('draws nothing of an experiment that took no time', () => {
    const [, { span, ...rest }] = interrupted.experiments as [unknown, ExperimentAnalysis];
    expect(textPicture({ ...rest, span: { from: span.to, to: span.to } })).to.deep.equal([]);
  });
});
