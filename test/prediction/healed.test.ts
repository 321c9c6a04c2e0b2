/** How long a fault lasts under each healer, by its settings alone. */
import { expect } from 'chai';
import { sidecarInterval } from '../../harness/model/healer.ts';
import type { PlannedService } from '../../harness/model/plan.ts';
import { type range, seconds } from '../../harness/model/time.ts';
import { defaultCosts } from '../../harness/prediction/costs.ts';
import { healedBy } from '../../harness/prediction/healed.ts';
import { detectionOfFailure } from '../../harness/prediction/health.ts';
import { health, planned } from '../plan/parts.ts';

const looked = health(5000, 1000, 3);
const service = (more: Partial<PlannedService> = {}) =>
  planned('api', { restart: { name: 'always' }, init: true, health: looked, ...more });
const detection = detectionOfFailure(looked, defaultCosts);
const healed = (healer: Parameters<typeof healedBy>[0], one = service()) =>
  healedBy(healer, one, detection, defaultCosts);

describe('what heals', () => {
  it('is nothing on plain Docker, whatever the policy: unhealthy is a word', () => {
    expect(healed('none')).to.equal(null);
    expect(healed('restart-policy')).to.equal(null);
  });

  it('is nothing that reacts to a check where there is none, or where it is never unhealthy', () => {
    expect(healed('sidecar', service({ health: null }))).to.equal(null);
    expect(healedBy('sidecar', service(), null, defaultCosts)).to.equal(null);
  });

  it('is a sidecar after detection, at the latest one check of its own and one stop grace later', () => {
    const quick = healed('sidecar', service({ stopGrace: seconds(1) }))!;
    const patient = healed('sidecar')!;
    expect(patient.detection).to.deep.equal(detection);
    expect(patient.userRecovery.min).to.be.at.least(detection.min);
    expect(patient.userRecovery.max).to.be.at.least(detection.max + sidecarInterval);
    // The grace is an upper bound alone: a process that heeds its signal ends at once.
    expect(patient.userRecovery.max - quick.userRecovery.max).to.be.closeTo(9000, 1e-6);
    expect(patient.userRecovery.min).to.equal(quick.userRecovery.min);
  });

  it('is a check that ends its process after the first failure, whatever the retries', () => {
    const found = healed('exit-on-unhealthy')!;
    const once = healed('exit-on-unhealthy', service({ health: { ...looked, retries: 1 } }))!;
    expect(found.detection).to.deep.equal(once.detection);
    expect(found.userRecovery).to.deep.equal(once.userRecovery);
    expect(found.detection.max).to.be.below(detection.min);
    expect(found.userRecovery.max).to.be.below(healed('sidecar')!.userRecovery.max);
  });

  it('contains what was measured of a check every second that is asked twice', () => {
    const fast = service({ stopGrace: seconds(1), health: { ...looked, interval: seconds(1), retries: 2 } });
    const noticed = detectionOfFailure(fast.health!, defaultCosts);
    const within = (time: number, { min, max }: ReturnType<typeof range>) => expect(time).to.be.within(min, max);
    // Users were back after 3.3 s by the sidecar, and 1.3 s by the exit, in the median.
    within(3300, healedBy('sidecar', fast, noticed, defaultCosts)!.userRecovery);
    within(1300, healedBy('exit-on-unhealthy', fast, noticed, defaultCosts)!.userRecovery);
  });
});
