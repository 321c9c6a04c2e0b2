/** A health check that sleeps before it asks. */
import { programName } from '../../model/check/unwrap.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { LintService } from '../../model/lint.ts';
import { type Duration, seconds } from '../../model/time.ts';
import { checkOf, checkPlace } from '../check.ts';
import type { Rule } from '../rule.ts';
import { noticedAfter } from '../text.ts';

export const checkSleeps: Rule = {
  level: 'note',
  about: 'A health check that sleeps before it asks.',
  look: (service) => {
    const slept = sleepOf(service);
    const { health, name } = service;
    if (health === null || slept === 0 || slept >= health.timeout) return [];
    return [
      {
        message: `the health check of ${name} sleeps ${secondsText(slept)}`,
        why: 'the interval is the idle gap after a check, so what a check sleeps is added to every round',
        cost: `a failure is noticed after ${noticedAfter(health)}, and ${secondsText(slept)} more for each of ${health.retries} checks`,
        fix: 'leave the sleep out: interval, start_period and retries are there for waiting',
        at: checkPlace(service),
      },
    ];
  },
};

export const checkSleepsTooLong: Rule = {
  level: 'error',
  about: 'A health check that sleeps longer than its timeout.',
  look: (service) => {
    const slept = sleepOf(service);
    const { health, name } = service;
    if (health === null || slept === 0 || slept < health.timeout) return [];
    return [
      {
        message: `the health check of ${name} sleeps ${secondsText(slept)}, and has a timeout of ${secondsText(health.timeout)}`,
        why: 'the engine kills a check at its timeout, and counts it as failed',
        cost: `${name} is never healthy`,
        fix: 'leave the sleep out: interval, start_period and retries are there for waiting',
        at: checkPlace(service),
      },
    ];
  },
};

/** What it sleeps in any case, and not only when something failed. */
function sleepOf(service: LintService): Duration {
  const check = checkOf(service);
  // In a loop or under a condition nobody knows how often.
  if (check === null || /\b(while|until|for|if|case)\b/.test(check.script ?? '')) return seconds(0);
  const lengths = check.programs
    .filter(({ program, afterFailure }) => programName(program.text) === 'sleep' && !afterFailure)
    .map(({ args }) =>
      args.length === 1 && /^\d+(\.\d+)?s?$/.test(args[0]!.text) ? Number.parseFloat(args[0]!.text) : 0,
    );
  return seconds(lengths.reduce((sum, one) => sum + one, 0));
}
