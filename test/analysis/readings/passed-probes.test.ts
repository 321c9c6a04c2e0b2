/** How long passing health checks took. */
import { expect } from 'chai';
import { passedProbes } from '../../../harness/analysis/readings/passed-probes.ts';
import { instant } from '../../../harness/model/time.ts';
import { checked } from '../../timelines/events.ts';

describe('passed probes', () => {
  it('are those that ended with 0, each with its length', () => {
    const look = (service: string, start: number, end: number, exitCode: number) =>
      checked(start, { service, end: instant(end), exitCode });
    const events = [look('api', 100, 152, 0), look('api', 300, 400, 1), look('web', 500, 580, 0)];
    expect(passedProbes(events)).to.deep.equal([
      { service: 'api', length: 52 },
      { service: 'web', length: 80 },
    ]);
  });
});
