/** Which night it is, in short parts. */
import { plural } from '../../model/count-text.ts';
import { longText } from '../../model/duration-text.ts';
import type { GateResult } from '../../model/gate.ts';

export function headlineOf({ number, facts }: GateResult): readonly string[] {
  const { budget, duration, engine, shard, explorations } = facts;
  const scenarios = facts.scenarios.filter((one) => one.role === 'scenario').length;
  return [
    `night ${number}`,
    `suite ${facts.suite}`,
    `${plural(scenarios, 'scenario')} × ${facts.repeats}`,
    ...(explorations.length === 0 ? [] : [`${plural(explorations.length, 'stack')} explored`]),
    ...(shard === null ? [] : [`shard ${shard.index} of ${shard.of}`]),
    longText(duration) + (budget === null ? '' : ` of ${longText(budget)}`),
    ...(engine === null ? [] : [`engine ${engine.version}`]),
  ];
}
