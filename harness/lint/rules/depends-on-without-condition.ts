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
  look: (service, { services }) =>
    service.dependsOn.flatMap(({ service: name, condition }) => {
      const other = services.find((one) => one.name === name);
      if (other?.health == null || condition !== 'service_started' || !isBare(service, name)) return [];
      const boot = other.observedStart === null ? defaultCosts.boot : range(seconds(0), other.observedStart);
      return [
        {
          message: `${service.name} depends on ${name} without a condition`,
          why: `service_started is satisfied when the container of ${name} exists, long before it answers`,
          cost: `${name} is healthy ${rangeText(healthyAfterStart(other.health, boot, defaultCosts))} after its start, and ${service.name} does not wait for it`,
          fix: `write depends_on: { ${name}: { condition: service_healthy } }`,
          at: ['depends_on', name],
          edits: [{ path: ['services', service.name, 'depends_on', name, 'condition'], value: 'service_healthy' }],
        },
      ];
    }),
};

/** Written without a condition: not that `service_started` is meant, nor that Compose itself adds it, as for a link or a shared network. */
const isBare = (service: LintService, other: string): boolean =>
  allSaid(service, 'depends_on').some((said) =>
    isRecord(said)
      ? isRecord(said[other]) && said[other].condition === undefined
      : Array.isArray(said) && said.includes(other),
  ) && allSaid(service, 'depends_on', other, 'condition').length === 0;
