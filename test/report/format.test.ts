import { expect } from 'chai';
import { valueText } from '../../harness/analysis/words/figures.ts';
import { milliseconds } from '../../harness/model/time.ts';
import * as format from '../../harness/report/format.ts';

describe('report/format', () => {
  it('writes a value alone in the digits that its resolution allows', () => {
    expect(valueText({ value: milliseconds(9123), resolution: milliseconds(20) })).to.equal('9.12 s');
  });

  it('writes margins', () => {
    expect(format.formatMargin(milliseconds(2300))).to.equal('2.3 s to spare');
    expect(format.formatMargin(milliseconds(-1400))).to.equal('missed by 1.4 s');
  });

  it('ties numbers to their units, so that no line breaks between them', () => {
    expect(format.glued('limit 2 s, 9.1 s ± 0.02 s')).to.equal('limit 2\u00a0s, 9.1\u00a0s\u00a0±\u00a00.02\u00a0s');
  });
});
