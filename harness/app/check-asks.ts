/** Whether what is said of whom health checks ask can be so. */
import { type Failure, failure } from '../model/failure.ts';
import type { Asks } from '../model/forecast.ts';
import type { Plan } from '../model/plan.ts';
import { unknownService } from '../plan/check-probes.ts';

/** All problems. A check that only some variants have is enough. */
export const asksProblems = (asks: readonly Asks[], plans: readonly Plan[]): readonly Failure[] =>
  asks.flatMap(({ asker, asked }) => {
    const at = `--asks ${asker}=${asked}`;
    const named = (plan: Plan, name: string) => plan.services.find((one) => one.name === name);
    const unknown = [asker, asked].filter((name) => plans.every((plan) => named(plan, name) === undefined));
    if (unknown.length > 0) return unknown.map((name) => unknownService(name, plans[0]!, at));
    if (asker === asked) return [failure('R107', `${asker} cannot wait for itself`, { at, fix: 'name two services' })];
    if (plans.some((plan) => named(plan, asker)?.health != null)) return [];
    const fix = `leave it out, or give ${asker} a health check`;
    return [failure('R107', `${asker} has no health check that could ask ${asked}`, { at, fix })];
  });
