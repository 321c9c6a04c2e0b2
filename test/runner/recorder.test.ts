/** What a recorder makes of events: numbers and instants that are the same for who sees them and for who reads them again. */
import { expect } from 'chai';
import { simWorld } from '../../harness/engine/sim/sim-world.ts';
import type { EventBody, TimelineEvent } from '../../harness/model/event.ts';
import { instant } from '../../harness/model/time.ts';
import { makeRecorder } from '../../harness/runner/recorder.ts';
import { probe } from '../store/events.ts';

function recorded(...bodies: readonly EventBody[]): readonly TimelineEvent[] {
  const { clock } = simWorld({ seed: 's', services: [], behaviours: {} }).env;
  const events: TimelineEvent[] = [];
  const recorder = makeRecorder({ ...clock, now: () => instant(1000 / 3) }, (event) => events.push(event));
  for (const body of bodies) recorder.append(body);
  return events;
}

describe('the recorder', () => {
  it('numbers events in their order, and times them to the microsecond', () => {
    const body = { type: 'phase.began', phase: 'setup', experiment: null } as const;
    expect(recorded(body, body)).to.deep.equal([
      { seq: 0, at: 333.333, ...body },
      { seq: 1, at: 333.333, ...body },
    ]);
  });

  it('rounds all instants of a probe, and those of an observer with it, so that they still have one due instant', () => {
    const { seq, at, ...body } = probe(0);
    const third = { due: instant(100 / 3), end: instant(-0.0001) };
    const more = { sent: instant(0.1 + 0.2), connected: null, firstByte: instant(1e8 / 3) };
    const look = { probe: 'api', addresses: [], ttl: null, error: null } as const;
    const [dns, ended] = recorded({ type: 'dns.answered', ...look, ...third }, { ...body, ...third, ...more });
    expect(dns).to.deep.include({ due: 33.333, end: 0 });
    expect(ended).to.deep.include({ due: 33.333, sent: 0.3, connected: null, firstByte: 33_333_333.333, end: 0 });
  });

  it('leaves alone what the engine says', () => {
    const engineAt = instant(1 / 3);
    const more = { service: 'api', replica: 1, container: 'c', change: { to: 'started' } } as const;
    const [changed] = recorded({ type: 'container.changed', ...more, engineAt });
    expect(changed).to.deep.include({ engineAt });
  });
});
