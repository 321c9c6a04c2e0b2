/** A start that waits for a first check which comes long after the service is up. */
import { listText } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { LintService } from '../../model/lint.ts';
import { seconds } from '../../model/time.ts';
import { gapAt } from '../../prediction/health.ts';
import type { Rule } from '../rule.ts';
import { saidOf } from '../said.ts';

/** Nobody minds to wait that long. */
const soon = seconds(10);

export const firstCheckLate: Rule = {
  level: 'note',
  about: 'Others wait until it is healthy, and its first check comes late.',
  look: (service, { services }) => {
    const { name, health } = service;
    const waiting = services.filter(({ dependsOn }) =>
      dependsOn.some((one) => one.service === name && one.condition === 'service_healthy'),
    );
    if (health === null || waiting.length === 0 || isOfTheEngine(service)) return [];
    const first = gapAt(health, 0);
    if (first <= soon) return [];
    const who = waiting.length > 3 ? `${waiting.length} services` : listText(waiting.map((one) => one.name));
    return [
      {
        message: `${who} ${waiting.length === 1 ? 'waits' : 'wait'} until ${name} is healthy, and its first check comes ${secondsText(first)} after its start`,
        why: 'there is no check at the start: the first comes after one whole gap, by the start_interval within the start_period, else by the interval',
        cost: `every start of the stack takes ${secondsText(first)} and more, however quickly ${name} is up`,
        fix: 'write start_period: 30s and start_interval: 1s (engines from 25.0 on), or a shorter interval',
        at: ['healthcheck', 'interval'],
      },
    ];
  },
};

/** Within a start period an engine from 27.0 on checks every 5 s where nobody says how often. */
const isOfTheEngine = (service: LintService): boolean =>
  (service.health?.startPeriod ?? 0) > 0 && saidOf(service, 'healthcheck', 'start_interval') === undefined;
