/** Whether the numbers of a run count, by what is known of the machine so far. */
import type { NoiseBaseline } from '../model/campaign-run.ts';
import { failureText } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { ServiceSettings } from '../model/stack.ts';
import type { Duration } from '../model/time.ts';
import { runsAlone } from './jobs.ts';
import { noiseLimitsOf, outside } from './noise-limits.ts';
import type { RunReport } from './task.ts';

/** What a campaign has learnt of the machine. */
export interface Known {
  /** Of the first runs, which go alone. */
  readonly alone: NoiseBaseline[];
  /** The least median time of each kind of health check. */
  readonly checks: Map<string, Duration>;
}

/** Why the run does not count; null: it does. Its noise baseline is kept. */
export function acceptRun(plan: Plan, report: RunReport, known: Known): string | null {
  const { ruler } = report;
  if (report.ending === 'interrupted') return 'it was interrupted';
  if (report.ending === 'broken' || report.ending === 'unsteady') {
    return report.failures.map(failureText).join('; ') || 'it could not be measured';
  }
  if (ruler === null) return 'it was not calibrated';
  if (known.alone.length < runsAlone) known.alone.push(ruler);
  const checks = checksOf(plan);
  const seen = known.checks.get(checks) ?? null;
  const check = least(seen, ruler.healthProbeP50);
  if (check !== null) known.checks.set(checks, check);
  return outside(ruler, noiseLimitsOf(known.alone, check));
}

/** Whether the machine was quiet during a run, as far as is known, so that what its stack did is the stack's own. */
export function wasQuiet(plan: Plan, { ruler }: RunReport, known: Known): boolean {
  const check = known.checks.get(checksOf(plan)) ?? null;
  return ruler !== null && outside(ruler, noiseLimitsOf(known.alone, check)) === null;
}

const least = (a: Duration | null, b: Duration | null): Duration | null => {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
};

/**
 * Plans with the same text have the same health checks in the same containers, so their checks take equally long on a quiet
 * machine: only how often there is a check, and what follows from it, may differ. A variant that makes its own check slower is
 * compared with nobody but itself.
 */
function checksOf({ services, stack }: Plan): string {
  const { folder, compose, variables, overrides } = stack;
  return JSON.stringify([
    services.map(({ name, image, health, wrapHealth }) => [name, image, health?.test ?? null, wrapHealth]),
    [folder, compose, variables],
    Object.entries(overrides)
      .map(([name, settings]) => [name, inside(settings)] as const)
      .filter(([, settings]) => Object.keys(settings).length > 0),
  ]);
}

/** What a service's settings change within the container; its check is known by its own text. */
function inside({ restart, healthcheck, stop_grace_period, depends_on, ...rest }: ServiceSettings): ServiceSettings {
  return rest;
}
