/** The laws of health checks, of noticing and of restarts, held by the fleet. */
import type { ClosableArm } from './arm.ts';
import { detectionLaws } from './detection-laws.ts';
import { fleetArm } from './fleet-arm.ts';
import { healthLaws } from './health-laws.ts';
import { restartLaws } from './restart-laws.ts';

/** A fleet has neither ports nor names: the law of the published port and those of the network are none of its own. */
const laws = [...detectionLaws, ...healthLaws, ...restartLaws].filter((law) => !law.title.includes('published port'));

describe('the fleet', () => {
  let arm: ClosableArm;
  before(async () => {
    arm = await fleetArm(laws.flatMap((law) => law.subjects));
  });
  after(() => arm.close());
  for (const law of laws) it(law.title, () => law.hold(arm));
});
