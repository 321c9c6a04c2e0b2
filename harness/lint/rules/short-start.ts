/** Others wait until it is healthy, and it has little time to become so. */
import { listText } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { seconds } from '../../model/time.ts';
import { attempts, gapAt } from '../../prediction/health.ts';
import type { Rule } from '../rule.ts';

/** What most services need to start, on a machine that starts others too. */
const usual = seconds(10);
/** Less than that is not enough on a busy machine. */
const little = seconds(5);

export const shortStart: Rule = {
  level: 'note',
  about: 'Others wait until it is healthy, and a start of ten seconds makes it unhealthy.',
  look: ({ name, health }, { services }) => {
    const waiting = services.filter(({ dependsOn }) =>
      dependsOn.some((one) => one.service === name && one.condition === 'service_healthy'),
    );
    if (health === null || waiting.length === 0) return [];
    const allowed = Math.max(gapAt(health, 0), health.startPeriod) + (attempts(health) - 1) * health.interval;
    if (allowed >= usual) return [];
    return [
      {
        ...(allowed < little && { level: 'warning' as const }),
        message: `${name} is unhealthy when it needs more than about ${secondsText(allowed)} to start`,
        why: 'a check that fails after the start period counts, also while the service is still starting, and Compose gives up at the first unhealthy',
        cost: `such a start ends docker compose up with "dependency failed to start", and ${listText(waiting.map((one) => one.name))} ${waiting.length === 1 ? 'is' : 'are'} not started`,
        fix: 'set start_period to the longest start: it costs nothing where the start is quick',
        at: ['healthcheck', 'start_period'],
      },
    ];
  },
};
