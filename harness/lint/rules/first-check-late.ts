/** A start that waits for a first check which comes long after the service is up. */
import { secondsText } from '../../model/duration-text.ts';
import { seconds } from '../../model/time.ts';
import { gapAt } from '../../prediction/health.ts';
import type { Rule } from '../rule.ts';

/** Nobody minds to wait that long. */
const soon = seconds(10);

export const firstCheckLate: Rule = {
  level: 'note',
  about: 'Others wait until it is healthy, and its first check comes late.',
  look: ({ name, health }, { services }) => {
    const waiting = services.filter(({ dependsOn }) =>
      dependsOn.some((one) => one.service === name && one.condition === 'service_healthy'),
    );
    const first = health === null ? soon : gapAt(health, 0);
    if (first <= soon || waiting.length === 0) return [];
    return [
      {
        message: `${waiting.map((one) => one.name).join(', ')} ${waiting.length === 1 ? 'waits' : 'wait'} until ${name} is healthy, and the first check of ${name} comes ${secondsText(first)} after its start`,
        why: 'there is no check at the start: the first comes after one whole gap, by the start_interval within the start_period, else by the interval',
        cost: `every start of the stack takes ${secondsText(first)} and more, however quickly ${name} is up`,
        fix: 'write start_period: 30s and start_interval: 1s (engines from 25.0 on), or a shorter interval',
        at: ['healthcheck', 'interval'],
      },
    ];
  },
};
