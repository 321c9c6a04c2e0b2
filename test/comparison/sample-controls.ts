/** Controls whose readings are given: how many looks, and the CPU that they took. */
import { type MeasuredRun, measureRun } from '../../harness/comparison/measured-run.ts';
import { controlPlan } from '../../harness/design/controls.ts';
import { instant, milliseconds, seconds } from '../../harness/model/time.ts';
import { describeScenario, planOf } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';
import { cell } from './sample-runs.ts';

const plan = controlPlan(planOf(describeScenario()), seconds(20));

/** A control and an idle one, in which nothing was used at all. */
export async function controls(): Promise<(used: readonly (readonly [number, number])[]) => readonly MeasuredRun[]> {
  const { events } = await runOnSim(plan);
  const own = measureRun(cell('a', 0, { role: 'control', block: null }), plan, events);
  const idle: MeasuredRun = { ...own, cpu: [], run: { ...own.run, role: 'idle', variant: null } };
  return (used) => {
    const [from, to] = [instant(0), instant(60_000)];
    const cpu = used.map(([checks, cpu], index) => {
      return { service: 'api', replica: 1, container: `${index}`, from, to, used: milliseconds(cpu), checks };
    });
    return [{ ...own, cpu }, idle];
  };
}
