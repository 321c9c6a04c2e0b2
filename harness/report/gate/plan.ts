/** What a night is going to do, told before it starts. */
import { countText, listText, plural } from '../../model/count-text.ts';
import { longText } from '../../model/duration-text.ts';
import type { Duration } from '../../model/time.ts';
import { hang, harmless } from '../paint.ts';

export interface GatePlanText {
  /** Nights of the suite so far, this one included. */
  readonly number: number;
  readonly suite: string;
  /** Null: the whole. Counted from 1. */
  readonly shard: { readonly index: number; readonly of: number } | null;
  /** In the order in which they run. */
  readonly scenarios: readonly {
    readonly scenario: string;
    readonly repeats: number;
    /** Predicted for all of them. */
    readonly time: Duration;
    /** Why it stands where it does: `red last night`, `new`. */
    readonly because: string;
  }[];
  /** Repeats that were asked for. */
  readonly repeats: number;
  /** Predicted for all of it, controls included. */
  readonly time: Duration;
  /** Null: none was set. */
  readonly budget: Duration | null;
  /** For what an alarm may ask; null: there is no room for it. */
  readonly reserve: Duration | null;
  /** What the budget left out. */
  readonly cut: readonly { readonly scenario: string; readonly because: string }[];
}

const MOST_NAMED = 20;

const headline = ({ number, suite, shard, scenarios, repeats, time, budget }: GatePlanText): string =>
  [
    `night ${number}`,
    `suite ${suite}`,
    ...(shard === null ? [] : [`shard ${shard.index} of ${shard.of}`]),
    `${plural(scenarios.length, 'scenario')} × ${repeats}`,
    budget === null ? `${longText(time)} planned, no budget` : `budget ${longText(budget)} (${longText(time)} planned)`,
  ].join(' · ');

/** Lines of at most `width` columns, ending with a line break. */
export function renderGatePlan(plan: GatePlanText, width: number): string {
  const { scenarios, cut, repeats, budget, reserve, time } = plan;
  const named = scenarios.slice(0, MOST_NAMED).map((one) => ({ ...one, scenario: harmless(one.scenario) }));
  const column = Math.min(28, Math.max(0, ...named.map((one) => one.scenario.length)));
  const fewer = scenarios.filter((one) => one.repeats < repeats);
  const reasons = [...Map.groupBy(cut, (one) => one.because)];
  const lines = [
    hang('', headline(plan), width),
    ...named.map((one) =>
      hang(`  ${one.scenario.padEnd(column)}  `, `${one.repeats} × · ${longText(one.time)} · ${one.because}`, width),
    ),
    ...(scenarios.length > named.length ? [`  ${countText(scenarios.length - named.length)} more`] : []),
    ...(fewer.length === 0
      ? []
      : [hang('fewer   ', `fewer than ${repeats} repeats of ${namesOf(fewer)}, so that it fits the budget`, width)]),
    ...reasons.map(([because, some]) => hang('cut     ', `${namesOf(some)}: ${because}`, width)),
    ...(budget === null || time <= budget
      ? []
      : [hang('note    ', `this takes ${longText(time)}, more than the budget of ${longText(budget)}`, width)]),
    ...(budget === null
      ? []
      : [
          hang(
            'alarm   ',
            reserve === null
              ? 'nothing is left of the budget to confirm a slower scenario: what is slower is told, and not red'
              : `${longText(reserve)} of the budget are left to confirm a slower scenario`,
            width,
          ),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

const namesOf = (some: readonly { readonly scenario: string }[]): string => {
  const names = some.slice(0, MOST_NAMED).map((one) => one.scenario);
  return listText(some.length > names.length ? [...names, `${countText(some.length - names.length)} more`] : names);
};
