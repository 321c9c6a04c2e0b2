import { expect } from 'chai';
import { tellRow } from '../../explore/tell-row.ts';

const badOf = (happened: readonly string[]) => {
  const stack = ['service api', 'probe page api 10/s within 1'];
  const fault = { kind: 'crash', target: 'api' } as const;
  const { analysis } = tellRow(stack, { key: 'api crash', broken: { on: 'service', service: 'api' }, fault, happened });
  return analysis.probes[0]!.bad;
};

describe('analysis/readings/bad-reading', () => {
  it('is absent where no bad answer came', () => expect(badOf([])).to.equal(undefined));

  it('counts what came and what hung, and says how late the rest was', () =>
    expect(badOf(['0..1 page response_timeout', '1..4 page http5xx taking 0.3'])).to.deep.equal({
      ...{ answers: 40, hung: 10, statuses: [500], p99: 300 },
    }));

  it('knows no lateness where everything hung', () =>
    expect(badOf(['0..1 page response_timeout'])).to.deep.equal({ answers: 10, hung: 10, statuses: [], p99: null }));
});
