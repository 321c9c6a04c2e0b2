/** The parts of a night that was spread over several machines → the night. */
import { plural } from '../model/count-text.ts';
import { distinct } from '../model/distinct.ts';
import { distinctFailures, fail } from '../model/failure.ts';
import type { NightFacts } from '../model/night.ts';
import { type Duration, milliseconds } from '../model/time.ts';

/**
 * In the order of the parts' numbers, whatever order they come in. Side by side, so that the night took as long as its longest part;
 * it began when the first of them did. Each machine's controls stay: each has to show that it can tell.
 * @throws FailureError R420 when they are not all the parts of one night.
 */
export function mergeFacts(parts: readonly NightFacts[]): NightFacts {
  const [first] = parts;
  if (first === undefined) fail('R420', 'there are no parts to merge', { fix });
  if (parts.length === 1 && first.shard === null) return first;
  checkNumbers(parts);
  checkSame(parts, 'run');
  checkSame(parts, 'suite');
  checkSame(parts, 'version');
  const order = parts.toSorted((a, b) => a.shard!.index - b.shard!.index);
  const scenarios = order.flatMap((one) => one.scenarios);
  checkOnce(scenarios.filter((one) => one.role === 'scenario').map((one) => one.scenario));
  const longest = (lengths: readonly Duration[]): Duration => milliseconds(Math.max(...lengths));
  const budgets = order.flatMap(({ budget }) => (budget === null ? [] : [budget]));
  return {
    ...order[0]!,
    // Machines that begin around midnight are still of one night.
    night: order.map((one) => one.night).reduce((earliest, one) => (one < earliest ? one : earliest)),
    wall: Math.min(...order.map((one) => one.wall)),
    duration: longest(order.map((one) => one.duration)),
    engine: order.find((one) => one.engine !== null)?.engine ?? null,
    repeats: Math.max(...order.map((one) => one.repeats)),
    budget: budgets.length === 0 ? null : longest(budgets),
    planned: longest(order.map((one) => one.planned)),
    shard: null,
    scenarios,
    explorations: order.flatMap((one) => one.explorations),
    ending: endings.find((ending) => order.some((one) => one.ending === ending))!,
    leftovers: distinct(order.flatMap((one) => one.leftovers)),
    failures: distinctFailures(order.flatMap((one) => one.failures)),
  };
}

const fix = 'give the results of all shards of one run of the gate, each once';

/** The worst first. */
const endings = ['aborted', 'interrupted', 'completed'] as const satisfies readonly NightFacts['ending'][];

function checkNumbers(parts: readonly NightFacts[]): void {
  const of = parts[0]!.shard?.of;
  if (of === undefined || parts.some(({ shard }) => shard?.of !== of)) {
    const said = parts.map(({ shard }) => (shard === null ? 'a whole night' : `${shard.index}/${shard.of}`));
    fail('R420', `the parts are ${said.join(', ')}`, { fix });
  }
  const given = parts.map(({ shard }) => shard!.index);
  checkOnce(given.map((index) => `shard ${index}/${of}`));
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((index) => !given.includes(index));
  if (missing.length > 0) {
    fail('R420', `of ${plural(of, 'shard')} ${missing.map((index) => `${index}/${of}`).join(', ')} is missing`, {
      fix,
    });
  }
}

function checkSame(parts: readonly NightFacts[], field: 'run' | 'suite' | 'version'): void {
  const values = distinct(parts.map((one) => one[field]));
  if (values.length > 1) fail('R420', `the parts have more than one ${field}: ${values.join(', ')}`, { fix });
}

function checkOnce(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) fail('R420', `${twice} is there twice`, { fix });
}
