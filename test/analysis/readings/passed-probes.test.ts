/** How long passing health checks took. */
import { expect } from 'chai';
import { passedProbes } from '../../../harness/analysis/readings/passed-probes.ts';
import type { TimelineEvent } from '../../../harness/model/event.ts';

describe('passed probes', () => {
  it('are those that ended with 0, each with its length', () => {
    const look = (service: string, start: number, end: number, exitCode: number) =>
      ({ type: 'health.probed', service, start, end, exitCode }) as unknown as TimelineEvent;
    const events = [look('api', 100, 152, 0), look('api', 300, 400, 1), look('web', 500, 580, 0)];
    expect(passedProbes(events)).to.deep.equal([
      { service: 'api', length: 52 },
      { service: 'web', length: 80 },
    ]);
  });
});
