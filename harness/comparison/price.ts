/** What health checks cost, by the control groups' clocks. */
import type { Estimate, Price } from '../model/comparison.ts';
import type { Plan } from '../model/plan.ts';
import type { VariantName } from '../model/variant.ts';
import { studentQuantile } from '../statistics/student.ts';
import type { CpuReading, MeasuredRun } from './measured-run.ts';

const hour = 3_600_000;

/**
 * Of one check: (CPU used in the variant's control − CPU of the idle control × the ratio of their lengths) ÷ checks, over all services
 * that are checked. A variant that was checked less than three times takes the price of the others' controls that
 * ask the same. Of an hour: checks an hour × the price of one. Null: there is no control of it, or no idle one.
 */
export function priceOf(variant: VariantName, controls: readonly MeasuredRun[]): Price | null {
  const own = controls.filter(({ run }) => run.role === 'control' && run.variant === variant);
  const idle = controls.filter(({ run }) => run.role === 'idle');
  if (own.length === 0 || idle.length === 0) return null;
  const mine = checksOf(own);
  const enough = mine.checks >= 3 ? mine : checksOf(controls.filter((one) => sameChecks(one, own[0]!)));
  const perProbe = enough.checks === 0 ? null : perCheck(enough, idle);
  const probesPerHour = checksPerHour(own[0]!);
  return { perProbe, probesPerHour, perHour: probesPerHour * (perProbe?.value ?? 0) };
}

interface CheckedCpu {
  readonly readings: readonly CpuReading[];
  readonly checks: number;
}

function checksOf(runs: readonly MeasuredRun[]): CheckedCpu {
  const readings = runs.flatMap((one) => one.cpu).filter((one) => one.checks > 0);
  return { readings, checks: readings.reduce((total, one) => total + one.checks, 0) };
}

function perCheck({ readings, checks }: CheckedCpu, idle: readonly MeasuredRun[]): Estimate {
  const each = readings.map((one) => ({ checks: one.checks, cpu: one.used - idleShare(one, idle) }));
  const value = each.reduce((total, one) => total + one.cpu, 0) / checks;
  if (each.length < 2) return { value, min: null, max: null };
  // Student's interval of a weighed mean: each check adds a scatter of its own, so a reading is as sure as it has checks.
  const variance =
    each.reduce((total, one) => total + one.checks * (one.cpu / one.checks - value) ** 2, 0) /
    (checks * (each.length - 1));
  const half = studentQuantile(0.95, each.length - 1) * Math.sqrt(variance);
  return { value, min: Math.max(0, value - half), max: value + half };
}

/** What the same service used in the same time without health checks. */
function idleShare({ service, from, to }: CpuReading, idle: readonly MeasuredRun[]): number {
  const readings = idle.flatMap((one) => one.cpu).filter((one) => one.service === service);
  const length = readings.reduce((total, one) => total + (one.to - one.from), 0);
  return length === 0 ? 0 : (readings.reduce((total, one) => total + one.used, 0) / length) * (to - from);
}

/** Controls whose checks run the same commands. */
const sameChecks = ({ run, plan }: MeasuredRun, own: MeasuredRun): boolean =>
  run.role === 'control' && testsOf(plan) === testsOf(own.plan);

const testsOf = ({ services }: Plan): string =>
  JSON.stringify(services.map((one) => [one.name, one.health?.test ?? null]));

/** Over all services and their replicas: 3600 s ÷ (interval + the measured length of a check). */
function checksPerHour({ plan, analysis }: MeasuredRun): number {
  return plan.services.reduce((total, { name, health, replicas }) => {
    if (health === null) return total;
    const length = analysis.confidence.healthProbe[name]?.p50 ?? 0;
    return total + (replicas * hour) / (health.interval + length);
  }, 0);
}
