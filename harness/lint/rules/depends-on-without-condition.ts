/** A start order that waits for nothing. */
import { rangeText } from '../../model/duration-text.ts';
import { range, seconds } from '../../model/time.ts';
import { defaultCosts } from '../../prediction/costs.ts';
import { healthyAfterStart } from '../../prediction/health.ts';
import type { Rule } from '../rule.ts';

export const dependsOnWithoutCondition: Rule = ({ name, dependsOn }, { services }) => {
  const loose = dependsOn
    .filter(({ condition }) => condition === 'service_started')
    .map(({ service }) => services.find((one) => one.name === service))
    .find((one) => one !== undefined && one.health !== null);
  if (loose?.health == null) return null;
  const boot = loose.observedStart === null ? defaultCosts.boot : range(seconds(0), loose.observedStart);
  return {
    message: `${name} depends on ${loose.name} without a condition`,
    why: `service_started is satisfied when the container of ${loose.name} exists, long before it answers`,
    cost: `${loose.name} is healthy ${rangeText(healthyAfterStart(loose.health, boot, defaultCosts))} after its start, and ${name} does not wait for it`,
    fix: `write depends_on: { ${loose.name}: { condition: service_healthy } }`,
  };
};
