/** Where in the health cycle a fault really came, from the checks and the end of the injection. */
import { expect } from 'chai';
import { indexEvents } from '../../../harness/analysis/event-index.ts';
import { realisedPhase } from '../../../harness/analysis/readings/realised-phase.ts';
import type { TimelineEvent } from '../../../harness/model/event.ts';
import type { Plan } from '../../../harness/model/plan.ts';
import { instant } from '../../../harness/model/time.ts';
import { describeScenario, planOf } from '../../plan/sample.ts';
import { checked, injected, only } from '../../timelines/events.ts';

/** A crash of `api`, which is checked every 5 s. */
const plan = planOf(describeScenario());
const [planned] = plan.experiments;

const look = (start: number, length: number, replica = 1) =>
  checked(start, { end: instant(start + length), replica, container: `c${replica}` });

const struckAt = (ended: number, replica = 1) => injected(planned!, ended, [{ service: 'api', replica }]);

const phaseIn = (events: readonly TimelineEvent[], of: Plan = plan): number | null =>
  realisedPhase(of.experiments[0]!, indexEvents(events), of);

describe('the realised phase', () => {
  it('is the share of interval and usual look that had passed since the last look ended', () => {
    expect(phaseIn([look(1000, 100), look(6100, 100), ...struckAt(6200 + 2550)])).to.be.closeTo(0.5, 1e-9);
    expect(phaseIn([look(1000, 100), look(6100, 100), ...struckAt(6200)])).to.equal(0);
  });

  it('is counted by the usual length of a check, not by that of one that stalled', () => {
    const looks = [look(1000, 100), look(6100, 100), look(11_200, 2000)];
    expect(phaseIn([...looks, ...struckAt(13_200 + 510)])).to.be.closeTo(0.1, 1e-9);
  });

  it('counts from the check before, while the next is under way', () => {
    const looks = [look(1000, 100), look(6100, 100), look(11_200, 100)];
    expect(phaseIn([...looks, ...struckAt(11_250)])).to.be.closeTo(5050 / 5100, 1e-9);
  });

  it('is 1 at the most, however late the next look is', () => {
    expect(phaseIn([look(1000, 100), look(9000, 100), ...struckAt(8000)])).to.equal(1);
  });

  it('counts a look from before the baseline, which may be shorter than the interval', () => {
    const baseline = only('phase.began', 1100, { phase: 'baseline', experiment: planned!.name });
    expect(phaseIn([look(1000, 100), baseline, ...struckAt(1100 + 1020)])).to.be.closeTo(0.2, 1e-9);
  });

  it('is that of the replica that was hit, else of the first', () => {
    const looks = [look(1000, 100, 2), look(2000, 100, 1)];
    expect(phaseIn([...looks, ...struckAt(2100 + 510)])).to.be.closeTo(0.1, 1e-9);
    const struck: Plan = {
      ...plan,
      experiments: [{ ...planned!, fault: { kind: 'crash', target: 'api', replica: 2 } }],
    };
    expect(phaseIn([...looks, ...struckAt(1100 + 1020, 2)], struck)).to.be.closeTo(0.2, 1e-9);
  });

  it('is not known where nothing was injected, nothing was checked before, or there is no check', () => {
    expect(phaseIn([look(1000, 100)])).to.equal(null);
    expect(phaseIn([look(6000, 100), ...struckAt(3000)])).to.equal(null);
    const unchecked = { ...plan, services: plan.services.map((one) => ({ ...one, health: null })) };
    expect(phaseIn([look(1000, 100), ...struckAt(3000)], unchecked)).to.equal(null);
  });
});
