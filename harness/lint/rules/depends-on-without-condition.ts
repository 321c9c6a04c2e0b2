/** A start order that waits for nothing. */
import { rangeText } from '../../model/duration-text.ts';
import type { LintService } from '../../model/lint.ts';
import { isRecord } from '../../model/record.ts';
import { range, seconds } from '../../model/time.ts';
import { defaultCosts } from '../../prediction/costs.ts';
import { healthyAfterStart } from '../../prediction/health.ts';
import type { Rule } from '../rule.ts';
import { allSaid } from '../said.ts';

export const dependsOnWithoutCondition: Rule = {
  level: 'warning',
  about: 'A start order that waits for nothing, though there is a health check to wait for.',
  ofOneShots: true,
  look: (service, { services }) => {
    const { name, dependsOn } = service;
    const loose = dependsOn
      .filter(({ condition, service: other }) => condition === 'service_started' && isBare(service, other))
      .map(({ service }) => services.find((one) => one.name === service))
      .find((one) => one !== undefined && one.health !== null);
    if (loose?.health == null) return [];
    const boot = loose.observedStart === null ? defaultCosts.boot : range(seconds(0), loose.observedStart);
    return [
      {
        message: `${name} depends on ${loose.name} without a condition`,
        why: `service_started is satisfied when the container of ${loose.name} exists, long before it answers`,
        cost: `${loose.name} is healthy ${rangeText(healthyAfterStart(loose.health, boot, defaultCosts))} after its start, and ${name} does not wait for it`,
        fix: `write depends_on: { ${loose.name}: { condition: service_healthy } }`,
        at: ['depends_on', loose.name],
        edits: [{ path: ['services', name, 'depends_on', loose.name, 'condition'], value: 'service_healthy' }],
      },
    ];
  },
};

/** Written without a condition: not that `service_started` is meant, nor that Compose itself adds it, as for a link or a shared network. */
const isBare = (service: LintService, other: string): boolean =>
  allSaid(service, 'depends_on').some((said) =>
    isRecord(said)
      ? isRecord(said[other]) && said[other].condition === undefined
      : Array.isArray(said) && said.includes(other),
  ) && allSaid(service, 'depends_on', other, 'condition').length === 0;
