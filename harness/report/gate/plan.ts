/** What a night is going to do, told before it starts. */
import { countText, listText, plural } from '../../model/count-text.ts';
import { longText } from '../../model/duration-text.ts';
import type { NightRole, Shard } from '../../model/night.ts';
import { type Duration, milliseconds } from '../../model/time.ts';
import { hang, harmless } from '../paint.ts';

export interface GatePlanText {
  /** Nights of the suite so far, this one included. */
  readonly number: number;
  readonly suite: string;
  /** Null: the whole. Counted from 1. */
  readonly shard: Shard | null;
  /** In the order in which they run. */
  readonly scenarios: readonly {
    readonly role: NightRole;
    readonly scenario: string;
    readonly repeats: number;
    /** Predicted for all its repeats. */
    readonly time: Duration;
    /** Why it stands where it does: `red last night`; null: nothing to say. */
    readonly because: string | null;
  }[];
  /** Repeats that were asked for. */
  readonly repeats: number;
  /** Predicted for all of it, controls included. */
  readonly time: Duration;
  /** Null: none was set. */
  readonly budget: Duration | null;
  /** Whether a scenario that is slower is compared with the accepted revision. */
  readonly confirm: boolean;
  /** Stacks that are explored after the scenarios, and the time that is kept for them; null: none is. */
  readonly explored: {
    readonly stacks: readonly string[];
    /** Words that the names of their rows hold; empty: all rows. */
    readonly rows: readonly string[];
    readonly reserved: Duration;
  } | null;
  /** What the budget left out, and why. */
  readonly cut: readonly { readonly scenario: string; readonly because: string }[];
}

/** More scenarios than that are counted. */
const MOST_NAMED = 20;
const MOST_NAME = 28;

function headline({ number, suite, shard, scenarios, repeats, time, budget }: GatePlanText): string {
  const count = scenarios.filter((one) => one.role === 'scenario').length;
  return [
    `night ${number}`,
    `suite ${suite}`,
    ...(shard === null ? [] : [`shard ${shard.index} of ${shard.of}`]),
    `${plural(count, 'scenario')} × ${repeats}`,
    budget === null ? `${longText(time)} planned, no budget` : `budget ${longText(budget)} (${longText(time)} planned)`,
  ].join(' · ');
}

/** Lines of at most `width` columns (names that are longer apart), ending with a line break. */
export function renderGatePlan(plan: GatePlanText, width: number): string {
  const { scenarios, cut, repeats, explored } = plan;
  const named = scenarios.slice(0, MOST_NAMED).map((one) => ({ ...one, scenario: harmless(one.scenario) }));
  const column = Math.min(MOST_NAME, Math.max(0, ...named.map((one) => one.scenario.length)));
  const fewer = scenarios.filter((one) => one.role === 'scenario' && one.repeats < repeats);
  const reasons = [...Map.groupBy(cut, (one) => one.because)];
  const left = leftText(plan);
  const lines = [
    hang('', headline(plan), width),
    ...named.map((one) => {
      const parts = [`${one.repeats} ×`, longText(one.time), ...(one.because === null ? [] : [one.because])];
      return hang(`  ${one.scenario.padEnd(column)}  `, parts.join(' · '), width);
    }),
    ...(scenarios.length > named.length ? [`  ${countText(scenarios.length - named.length)} more`] : []),
    ...(fewer.length === 0 ? [] : [hang('fewer   ', `than ${repeats} repeats of ${namesOf(fewer)}`, width)]),
    ...reasons.map(([because, some]) => hang('cut     ', `${namesOf(some)}: ${because}`, width)),
    ...(explored === null ? [] : [hang('explore ', exploredText(explored), width)]),
    ...(left === null ? [] : [hang('slower  ', left, width)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is there for explorations, and why. */
function exploredText({ stacks, rows, reserved }: NonNullable<GatePlanText['explored']>): string {
  const which = rows.length === 0 ? '' : `, only rows with ${listText(rows)} in their names`;
  const names = namesOf(stacks.map((scenario) => ({ scenario })));
  return `${names}${which}, after the scenarios: no cell may get worse; ${longText(reserved)} are kept for it`;
}

/** What is there for the comparison that an alarm asks for; null: as much as it takes. */
function leftText({ budget, time, confirm }: GatePlanText): string | null {
  if (!confirm) return 'nothing is compared with the accepted revision: what is slower is told, and not red';
  if (budget === null) return null;
  if (time < budget) return `${longText(milliseconds(budget - time))} of the budget are left to confirm what is slower`;
  const over = time > budget ? `this takes ${longText(time)}, more than its budget; ` : '';
  return `${over}nothing of the budget is left to confirm what is slower`;
}

const namesOf = (some: readonly { readonly scenario: string }[]): string => {
  const names = some.slice(0, MOST_NAMED).map((one) => one.scenario);
  return listText(some.length > names.length ? [...names, `${countText(some.length - names.length)} more`] : names);
};
