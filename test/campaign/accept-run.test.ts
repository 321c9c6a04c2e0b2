/** Whether a run counts, by what is known of the machine. */
import { expect } from 'chai';
import { acceptRun, type Known } from '../../harness/campaign/accept-run.ts';
import type { RunReport } from '../../harness/campaign/task.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { ServiceSettings } from '../../harness/model/stack.ts';
import { describeScenario, planOf } from '../plan/sample.ts';
import { ruler } from './sample.ts';

const plain = planOf(describeScenario());
const changed = (settings: ServiceSettings): Plan => ({
  ...plain,
  stack: { ...plain.stack, overrides: { 'numbers-api': settings } },
});
const nothing = (): Known => ({ alone: [], checks: new Map() });
const measured = (late: number, trip: number, look: number | null = null): RunReport => ({
  ruler: ruler(late, trip, look),
  ending: 'measured',
  failures: [],
});

describe('a run is judged', () => {
  it('by the first two, of which the quieter is the measure: the other may not count itself', () => {
    const known = nothing();
    expect(acceptRun(plain, measured(7, 5), known)).to.equal(null);
    expect(acceptRun(plain, measured(23, 5), known)).to.match(/late .* 23 ms, and 21 ms/);
    // Quieter ones that follow do not make the others worse.
    expect(acceptRun(plain, measured(1, 5), known)).to.equal(null);
    expect(acceptRun(plain, measured(20, 5), known)).to.equal(null);
  });

  it('by the runs of the same checks, however often they run', () => {
    const known = nothing();
    const often = changed({ healthcheck: { interval: '1s' }, restart: 'always' });
    expect(acceptRun(plain, measured(1, 1, 100), known)).to.equal(null);
    expect(acceptRun(often, measured(1, 1, 400), known)).to.match(
      /health checks took in the median 400 ms, and 170 ms/,
    );
    expect(acceptRun(often, measured(1, 1, 170), known)).to.equal(null);
  });

  it('by its own checks alone, where what is checked is another: a slower check is no busy machine', () => {
    const known = nothing();
    const slower = changed({ environment: { HEALTH_DELAY: '300' } });
    expect(acceptRun(plain, measured(1, 1, 100), known)).to.equal(null);
    expect(acceptRun(slower, measured(1, 1, 400), known)).to.equal(null);
    expect(acceptRun(slower, measured(1, 1, 700), known)).to.match(/700 ms, and 620 ms/);
    expect(acceptRun(plain, measured(1, 1, 400), known)).to.match(/400 ms, and 170 ms/);
  });

  it('not at all, where it was interrupted, broken, or had no noise baseline; and nothing is learnt of it', () => {
    const known = nothing();
    const failures = [{ code: 'R302', message: 'it did not land', at: null, fix: null }] as const;
    const one = measured(99, 99, 999);
    expect(acceptRun(plain, { ...one, ending: 'interrupted' }, known)).to.equal('it was interrupted');
    expect(acceptRun(plain, { ...one, ending: 'broken', failures }, known)).to.equal('R302: it did not land');
    expect(acceptRun(plain, { ...one, ending: 'broken' }, known)).to.equal('it could not be measured');
    expect(acceptRun(plain, { ...one, ruler: null }, known)).to.equal('it was not calibrated');
    expect(known).to.deep.equal(nothing());
  });
});
