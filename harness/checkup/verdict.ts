/** The facts of a check → its verdict, and the sentence that says why. */
import type { CheckAtRest, CheckFacts, CheckPrice, CheckTrial, CheckVerdict, TrialKind } from '../model/checkup.ts';
import { plural } from '../model/count-text.ts';
import { secondsText, shortText } from '../model/duration-text.ts';
import type { Measured } from '../model/measured.ts';
import { oneLine } from '../model/one-line.ts';
import { errorIn } from './error-output.ts';
import { isSure } from './read-trial.ts';
import { latestRed } from './red-text.ts';

export interface JudgedCheck {
  readonly verdict: CheckVerdict;
  readonly why: string;
}

/** Of a CPU: a twentieth. */
const costly = 0.05;

/** Later than this nobody would call it noticed. */
const late = 60_000;

/** What is too early, or red without need, for less than this hurts nobody. */
const tolerable = 500;

/** Of the service itself: a check that is not red then does not see its own service. */
const ofItself: readonly TrialKind[] = ['hangs', 'child dies', 'port closed'];

/** The worst that is certain. */
export const judgeCheck = (facts: CheckFacts): JudgedCheck =>
  cannotFail(facts) ??
  neverGreen(facts) ??
  blind(facts, ['hangs', 'child dies']) ??
  criesWolf(facts) ??
  early(facts) ??
  blind(facts, ['port closed']) ??
  lateRed(facts) ??
  expensive(facts) ??
  unknown(facts) ??
  truthful(facts);

function cannotFail({ service, read, rest, command }: CheckFacts): JudgedCheck | null {
  const rule = read.find((one) => one.rule === 'check-cannot-fail');
  if (rule !== undefined) return { verdict: 'cannot fail', why: rule.message };
  const error = rest?.greenOutput == null ? null : errorIn(rest.greenOutput);
  if (error === null) return null;
  return {
    verdict: 'cannot fail',
    why: `it is green while ${service} answers \`${error}\`: ${command} takes every answer for a good one`,
  };
}

function neverGreen({ service, rest }: CheckFacts): JudgedCheck | null {
  if (rest === null || rest.green || rest.wolf === null || !isSure(rest.wolf)) return null;
  const said = oneLine(rest.lastOutput);
  const exit =
    rest.lastExit === null ? '' : rest.lastExit === -1 ? 'it ran into its timeout' : `it ends with ${rest.lastExit}`;
  const end = [exit, said].filter((text) => text !== '').join(', ');
  return {
    verdict: 'cries wolf',
    why: `it is never green, while users of ${service} are served${end === '' ? '' : `: ${end}`}`,
  };
}

const ofBroken: Readonly<Record<TrialKind, string>> = {
  hangs: 'hung',
  'child dies': 'had lost its child',
  'port closed': 'took no connection',
  crashes: 'was down',
  'dependency cut': 'was cut off',
  'short of CPU': 'was short of CPU',
};

function blind({ service, trials }: CheckFacts, kinds: readonly TrialKind[]): JudgedCheck | null {
  const unseen = trials.filter(
    (one) => kinds.includes(one.kind) && one.unknown === null && !one.red.seen && hurts(one),
  );
  const [worst] = unseen.toSorted((a, b) => heldFor(b) - heldFor(a));
  if (worst === undefined) return null;
  const users =
    worst.blind !== null && isSure(worst.blind)
      ? `; users were not served for ${secondsText(worst.blind.value)} of that`
      : '';
  return {
    verdict: 'blind',
    why: `it was not red while ${service} ${ofBroken[worst.kind]} for ${secondsText(heldFor(worst))}${users}`,
  };
}

/** A child that is started again at once is no loss to anybody. */
const hurts = ({ kind, blind }: CheckTrial): boolean =>
  kind !== 'child dies' || (blind !== null && blind.value - blind.resolution > 2000);

const heldFor = (one: CheckTrial): number => (one.red.seen ? 0 : one.red.until);

function criesWolf({ service, trials, rest }: CheckFacts): JudgedCheck | null {
  const cries = trials.filter((one) => one.wolf !== null && isLong(one.wolf));
  const [worst] = cries.toSorted((a, b) => b.wolf!.value - a.wolf!.value);
  if (worst !== undefined) {
    const why =
      worst.dependency === null
        ? `while ${service} ${ofBroken[worst.kind]}`
        : `while ${service} could not reach ${worst.dependency}: it asks ${worst.dependency}`;
    return { verdict: 'cries wolf', why: `it was red for ${amount(worst.wolf!)} with users served, ${why}` };
  }
  if (rest?.wolf == null || !isLong(rest.wolf)) return null;
  return { verdict: 'cries wolf', why: `it was red for ${amount(rest.wolf)} with users served and nothing done` };
}

function early({ service, rest }: CheckFacts): JudgedCheck | null {
  const value = rest?.early ?? null;
  if (value === null || !isLong(value)) return null;
  return { verdict: 'early', why: `it was green ${amount(value)} before users of ${service} were served` };
}

function lateRed({ service, trials }: CheckFacts): JudgedCheck | null {
  const seen = trials.filter((one) => ofItself.includes(one.kind) && one.unknown === null && latestRed(one) > late);
  const [worst] = seen.toSorted((a, b) => latestRed(b) - latestRed(a));
  if (worst === undefined) return null;
  return {
    verdict: 'late',
    why: `it was red ${secondsText(latestRed(worst))} after ${service} ${ofBroken[worst.kind]}`,
  };
}

function expensive({ rest }: CheckFacts): JudgedCheck | null {
  const price = rest?.price ?? null;
  if (price === null) return null;
  if (leaves(price)) {
    const { runs, leftBehind } = price;
    const limit = price.pidsLimit === null ? '' : `, of ${price.pidsLimit} that the container may have`;
    return {
      verdict: 'costly',
      why: `${plural(runs, 'run')} of it left ${plural(leftBehind!, 'process', 'processes')} behind${limit}`,
    };
  }
  const share = price.cpuPerHour / 3_600_000;
  if (share < costly) return null;
  return {
    verdict: 'costly',
    why: `it takes ${Math.round(share * 100)} % of a CPU: ${shortText(price.cpu.value)} each time`,
  };
}

/** One more may be something that the service itself started. */
export const leaves = ({ leftBehind, runs }: CheckPrice): boolean => leftBehind !== null && leftBehind >= runs / 2;

function unknown({ trials, rest, notAsked }: CheckFacts): JudgedCheck | null {
  const tried = trials.filter((one) => ofItself.includes(one.kind) && one.unknown === null);
  if (tried.length > 0) return null;
  const why = trials.find((one) => one.unknown !== null)?.unknown ?? notAsked[0] ?? restText(rest);
  return { verdict: 'unknown', why };
}

const restText = (rest: CheckAtRest | null): string =>
  rest === null ? 'the stack was not seen without a fault' : rest.green ? 'nothing was tried' : 'it was never green';

function truthful({ service, trials }: CheckFacts): JudgedCheck {
  const hung = trials.find((one) => one.kind === 'hangs' && one.unknown === null);
  const when = hung === undefined ? '' : `, ${secondsText(latestRed(hung))} after it hung`;
  return { verdict: 'truthful', why: `it was red whenever ${service} was broken${when}, and at no other time` };
}

const isLong = (one: Measured): boolean => isSure(one) && one.value >= tolerable;

const amount = ({ value }: Measured): string => secondsText(value);
