/** The experiments of a run: those that were planned, and each fault that was injected by hand, with what was expected of it then. */
import type { EventOf } from '../../model/event.ts';
import type { Expectation, JudgedIn } from '../../model/expectation.ts';
import type { Plan } from '../../model/plan.ts';
import { unplanned } from '../../model/unplanned.ts';
import type { EventIndex } from '../event-index.ts';

export function withUnplanned(plan: Plan, { experiments, expected }: EventIndex): Plan {
  const known = new Set(plan.experiments.map((one) => one.name));
  const more = [...experiments].flatMap(([name, { injectBegan }]) => {
    if (known.has(name) || injectBegan === null) return [];
    const own = expected.filter((one) => one.experiment === name);
    const of = (judgedIn: JudgedIn) => own.filter((one) => one.judgedIn === judgedIn).map(expectationOf);
    return [{ ...unplanned(name, injectBegan.fault), during: of('during'), after: of('after') }];
  });
  return more.length === 0 ? plan : { ...plan, experiments: [...plan.experiments, ...more] };
}

const expectationOf = ({ probe, within }: EventOf<'recovery.expected'>): Expectation => ({
  type: 'expectation',
  subject: { type: 'probe', name: probe },
  claim: { claim: 'recovers', within },
  because: null,
  known: null,
});
