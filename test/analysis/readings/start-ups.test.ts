/** Start-ups as the health checks saw them: bounds from below and above, life by life. */
import { expect } from 'chai';
import { startUps } from '../../../harness/analysis/readings/start-ups.ts';
import type { EventBody, TimelineEvent } from '../../../harness/model/event.ts';
import { instant } from '../../../harness/model/time.ts';

const who = { service: 'api', replica: 1, container: 'abc' } as const;
const changed = (at: number, change: Extract<EventBody, { type: 'container.changed' }>['change']): EventBody => ({
  type: 'container.changed',
  ...who,
  change,
  engineAt: instant(at),
});
const looked = (start: number, exitCode: number): EventBody => ({
  type: 'health.probed',
  ...who,
  start: instant(start),
  end: instant(start + 50),
  exitCode,
  output: '',
});
const timeline = (...bodies: readonly EventBody[]): readonly TimelineEvent[] =>
  bodies.map((body, seq) => ({ seq, at: instant(0), ...body }));

describe('start-ups', () => {
  it('lie between the last check that failed and the first that passed', () => {
    const events = timeline(changed(100, { to: 'started' }), looked(1100, 1), looked(2150, 1), looked(3200, 0));
    expect(startUps(events)).to.deep.equal([{ service: 'api', started: 100, stillStarting: 2050, upBy: 3100 }]);
  });

  it('are known more closely by who was seen to listen', () => {
    const listened = { type: 'service.listened', service: 'api', by: instant(180), notBy: instant(150) } as const;
    expect(startUps(timeline(changed(100, { to: 'started' }), listened, looked(5100, 0)))).to.deep.equal([
      { service: 'api', started: 100, stillStarting: 50, upBy: 80 },
    ]);
    // What listens may not be well yet.
    expect(
      startUps(timeline(changed(100, { to: 'started' }), listened, looked(1100, 1), looked(2100, 0))),
    ).to.deep.equal([{ service: 'api', started: 100, stillStarting: 1000, upBy: 2000 }]);
  });

  it('are listed life by life, and not for a life that never was healthy', () => {
    const events = timeline(
      changed(0, { to: 'started' }),
      looked(1000, 1),
      changed(1500, { to: 'died', exitCode: 1 }),
      changed(2000, { to: 'started' }),
      looked(3000, 0),
      looked(4000, 1),
    );
    expect(startUps(events)).to.deep.equal([{ service: 'api', started: 2000, stillStarting: 0, upBy: 1000 }]);
  });
});
