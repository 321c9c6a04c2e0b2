/** What a night is going to do, as the terminal is told. */
import type { NightPlan } from '../app/gate/night-plan.ts';
import type { Output } from '../app/output-port.ts';
import { nightNumber } from '../gate/night-number.ts';
import type { History } from '../model/history.ts';
import { times } from '../model/time.ts';
import { renderGatePlan } from '../report/gate/plan.ts';

export function describePlannedNight(plan: NightPlan, history: History, { width }: Pick<Output, 'width'>): string {
  const { suite, shard, repeats, planned, budget, confirm, scenarios, explorations } = plan;
  const run = scenarios.filter((one) => one.leftOut === null);
  return renderGatePlan(
    {
      number: nightNumber(history, plan),
      ...{ suite, shard, repeats, budget, confirm },
      time: planned,
      explored: explorations === null ? null : { ...explorations, stacks: explorations.stacks.map(({ name }) => name) },
      scenarios: run.map((one) => ({
        role: one.role,
        scenario: one.plan.scenario,
        repeats: one.repeats,
        time: times(one.runLength, one.repeats),
        because: one.because,
      })),
      cut: scenarios.flatMap((one) =>
        one.leftOut === null ? [] : [{ scenario: one.plan.scenario, because: one.leftOut }],
      ),
    },
    width,
  ).trimEnd();
}
