/** Start-ups as the health checks saw them: bounds from below and above, life by life. */
import { expect } from 'chai';
import { startUps } from '../../../harness/analysis/readings/start-ups.ts';
import { instant } from '../../../harness/model/time.ts';
import { checked, died, only, started, timelineOf } from '../../timelines/events.ts';

describe('start-ups', () => {
  it('lie between the last look that failed and the first that passed', () => {
    const events = timelineOf(
      started(100),
      checked(1100, { exitCode: 1 }),
      checked(2150, { exitCode: 1 }),
      checked(3200),
    );
    expect(startUps(events)).to.deep.equal([{ service: 'api', started: 100, stillStarting: 2050, upBy: 3100 }]);
  });

  it('are told more closely by who was seen to listen', () => {
    const listened = only('service.listened', 180, { service: 'api', by: instant(180), notBy: instant(150) });
    expect(startUps(timelineOf(started(100), listened, checked(5100)))).to.deep.equal([
      { service: 'api', started: 100, stillStarting: 50, upBy: 80 },
    ]);
    // What listens may not be well yet.
    expect(startUps(timelineOf(started(100), listened, checked(1100, { exitCode: 1 }), checked(2100)))).to.deep.equal([
      { service: 'api', started: 100, stillStarting: 1000, upBy: 2000 },
    ]);
  });

  it('are told life by life, and not for a life that never was healthy', () => {
    const events = timelineOf(
      started(0),
      checked(1000, { exitCode: 1 }),
      died(1500),
      started(2000),
      checked(3000),
      checked(4000, { exitCode: 1 }),
    );
    expect(startUps(events)).to.deep.equal([{ service: 'api', started: 2000, stillStarting: 0, upBy: 1000 }]);
  });
});
