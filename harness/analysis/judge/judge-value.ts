/** What a probe's answers said: each value of the window, or one from before the fault against one from after the recovery. */
import type { Evidence } from '../../model/analysis.ts';
import type { ValueClaim } from '../../model/answer-claim.ts';
import { countText, listText, plural } from '../../model/count-text.ts';
import type { EventOf } from '../../model/event.ts';
import type { ProbeName } from '../../model/probe.ts';
import { between, type Span } from '../../model/time.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import { isGood } from '../readings/samples.ts';
import type { Window } from '../readings/windows.ts';
import { valueClaimText, valueText } from '../words/value-text.ts';
import { cannotTell, cutShort, fails, type Judgement, passes } from './judgement.ts';
import { unseenIn } from './unseen.ts';

/** Distinct values, the commonest first; more than these are summed up. */
const mostShown = 3;

/** A bad answer has no value, and what was not seen may have had any. */
export function judgeValue(must: ValueClaim, basis: ProbeEvidence, window: Window): Judgement {
  const span: Span = { from: window.origin, to: window.to };
  const limit = valueClaimText(must);
  const read = [...basis.samples.dueIn(span)].flatMap((one) =>
    isGood(one, basis.probe) && one.value !== undefined ? [{ due: one.due, value: one.value }] : [],
  );
  const wrong = read.filter((one) => !isAsClaimed(one.value, must));
  const text = readText(read.map((one) => one.value));
  if (wrong.length > 0) {
    const reason = `${countText(wrong.length)} of ${plural(read.length, 'value')} ${wrong.length === 1 ? 'is' : 'are'} not ${limit}`;
    return { ...fails(text, reason, firstOfEach(basis.name, wrong)), limit };
  }
  const unseen = unseenIn(basis, span);
  if (unseen !== null) return { ...cannotTell(unseen, text), limit };
  if (!window.complete) return { ...cannotTell(cutShort(between(window.origin, window.to)), text), limit };
  return { ...(read.length === 0 ? cannotTell('no value was read', text) : passes(text)), limit };
}

/** A number is compared as one, whatever its digits: `100` is `100.00`. */
export function isAsClaimed(value: string, must: ValueClaim): boolean {
  if ('matches' in must) return new RegExp(must.matches, must.flags).test(value);
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if ('equals' in must) return typeof must.equals === 'number' ? number === must.equals : value === String(must.equals);
  return number >= (must.atLeast ?? Number.NEGATIVE_INFINITY) && number <= (must.atMost ?? Number.POSITIVE_INFINITY);
}

function readText(values: readonly string[]): string {
  if (values.length === 0) return 'no value';
  const counts = [...Map.groupBy(values, (one) => one)].sort(([, a], [, b]) => b.length - a.length);
  const told = counts.slice(0, mostShown).map(([value, all]) => `${valueText(value)} (${countText(all.length)})`);
  const rest = counts.slice(mostShown).reduce((sum, [, all]) => sum + all.length, 0);
  return listText(rest === 0 ? told : [...told, `${countText(rest)} others`]);
}

function firstOfEach(name: ProbeName, wrong: readonly { readonly due: Evidence['at']; readonly value: string }[]) {
  const firsts = [...new Map(wrong.toReversed().map((one) => [one.value, one])).values()].reverse();
  return firsts.slice(0, 5).map((one): Evidence => ({ at: one.due, text: `${name}: ${valueText(one.value)}` }));
}

type Reading = EventOf<'invariant.read'>;

/** What could not be read proves nothing either way. */
export function judgeKept(name: ProbeName, { eventIndex, planned }: ExperimentEvidence): Judgement {
  const of = (when: Reading['when']): Reading | undefined =>
    eventIndex.invariants.find((one) => one.probe === name && one.experiment === planned.name && one.when === when);
  const [before, after] = [of('before'), of('after')];
  if (before === undefined) return cannotTell(`${name} was not asked before the fault`);
  if (before.value === null) return cannotTell(`before the fault ${unread(before)}`);
  if (after === undefined) {
    return cannotTell('the run ended before it was asked again', `${valueText(before.value)} before the fault`);
  }
  const text = `${valueText(before.value)} before the fault, ${after.value === null ? 'not known' : valueText(after.value)} after the recovery`;
  if (after.value === null) return cannotTell(`after the recovery ${unread(after)}`, text);
  if (before.value === after.value) return passes(text);
  const evidence = [before, after].map(({ end, value }) => ({ at: end, text: `${name}: ${valueText(value ?? '')}` }));
  return fails(text, changeOf(before.value, after.value), evidence);
}

const unread = ({ probe, outcome, said }: Reading): string =>
  `${probe} could not be read: ${outcome === 'ok' ? 'it has no value' : outcome}${said === undefined ? '' : ` (${said})`}`;

/** Of numbers by how much; twice as much is what is done twice. */
function changeOf(before: string, after: string): string {
  const [from, to] = [Number(before), Number(after)];
  if (before.trim() === '' || after.trim() === '' || !Number.isFinite(from) || !Number.isFinite(to))
    return 'it changed';
  if (from !== 0 && to === 2 * from) return 'it doubled';
  const difference = Number(Math.abs(to - from).toPrecision(12));
  return to < from ? `${difference} of it is lost` : to > from ? `it is ${difference} more` : 'it is written otherwise';
}
