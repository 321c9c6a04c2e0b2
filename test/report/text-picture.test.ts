import { expect } from 'chai';
import { textPicture } from '../../harness/report/text-picture.ts';
import { itsOwnBug } from './sample-bug.ts';
import { aCrash } from './sample-crash.ts';
import { interrupted } from './sample-interrupted.ts';

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

  it('draws nothing of an experiment that never began', () => {
    expect(textPicture(interrupted.experiments[1]!)).to.deep.equal([]);
  });
});
