/** What a night is going to do, as the terminal is told. */
import type { NightPlan } from '../app/gate/night-plan.ts';
import type { Output } from '../app/output-port.ts';
import { nightNumber } from '../gate/nights.ts';
import type { History } from '../model/history.ts';
import { times } from '../model/time.ts';
import { renderGatePlan } from '../report/gate/plan.ts';

export function describePlannedNight(plan: NightPlan, history: History, { width }: Pick<Output, 'width'>): string {
  const { suite, shard, repeats, planned, budget, scenarios, confirm, notes } = plan;
  const run = scenarios.filter((one) => one.leftOut === null);
  const cut = scenarios.filter((one) => one.leftOut !== null);
  const text = {
    number: nightNumber(history, plan),
    ...{ suite, shard, repeats, budget, confirm, notes },
    time: planned,
    scenarios: run.map(({ role, plan: own, repeats: count, runLength, because }) => ({
      ...{ role, scenario: own.scenario, repeats: count, time: times(runLength, count) },
      because: role === 'scenario' ? because : null,
    })),
    cut: cut.map((one) => ({ scenario: one.plan.scenario, because: one.leftOut! })),
  };
  return renderGatePlan(text, width).trimEnd();
}
