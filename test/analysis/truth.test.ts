/** Every number of a run whose truth is known lies within its resolution, or is said to be unknown; no verdict contradicts the truth. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import type { ExperimentAnalysis, Measured, Observed } from '../../harness/model/analysis.ts';
import type { Claim } from '../../harness/model/expectation.ts';
import { recoveryWindow } from '../../harness/prediction/recovery-window.ts';
import { repeats } from '../running/repeats.ts';
import { type RandomRun, randomRun, type Stretch, type Truth } from '../timelines/random-truth.ts';

/** As many timelines, each from a seed of its own. */
const timelines = repeats('timelines whose truth is known', 20_000, 2000);

/** What floating point and whole microseconds may add. */
const rounding = 0.01;

interface Tally {
  exact: number;
  unknown: number;
  verdicts: { pass: number; fail: number; inconclusive: number };
}

describe('the truth of a run', () => {
  it(`lies within what is said of it, in ${timelines.toLocaleString('en')} runs of a harness that was held up`, function () {
    this.timeout(600_000);
    const tally: Tally = { exact: 0, unknown: 0, verdicts: { pass: 0, fail: 0, inconclusive: 0 } };
    for (let n = 0; n < timelines; n++) holdTo(randomRun(`truth/${n}`), `seed truth/${n}`, tally);
    const { exact, unknown, verdicts } = tally;
    console.log(
      `      ${exact} numbers checked, ${unknown} said to be unknown; ` +
        `${verdicts.pass} passes and ${verdicts.fail} fails checked, ${verdicts.inconclusive} inconclusive`,
    );
    // Were everything said to be unknown, nothing would be checked.
    expect(unknown).to.be.below(0.25 * exact);
    expect(verdicts.inconclusive).to.be.below(0.35 * (verdicts.pass + verdicts.fail));
  });
});

function holdTo({ plan, events, truth }: RandomRun, seed: string, tally: Tally): void {
  const [experiment] = analyse(plan, events).experiments as [ExperimentAnalysis];
  if (experiment.inconclusive !== null) {
    tally.unknown += 1;
    return;
  }
  const window = recoveryWindow(plan.services[0]!.health, plan.probes.page!.rate);
  const told = truthOf(truth, window);
  const [page] = experiment.probes as [ExperimentAnalysis['probes'][number]];
  const [api] = experiment.services as [ExperimentAnalysis['services'][number]];
  const time = (name: string, observed: Observed, real: number | null) =>
    checkTime(`${seed}: ${name}`, observed, real, truth.period, tally);
  const amount = (name: string, measured: Measured | null, real: number) =>
    checkAmount(`${seed}: ${name}`, measured, real, tally);
  time('impact', page.impact, 0);
  time('served again', page.recovery, told.served);
  if (page.relapse !== null) {
    expect(told.relapsed, `${seed}: a relapse is said, and none came`).to.equal(true);
    time('back to stay', page.relapse.stays, told.stays);
  }
  if (api.relapse !== null) time('well to stay', api.relapse.stays, told.wellToStay);
  time('for good', page.forGood, told.forGood);
  time('detection', api.detection, told.detected);
  time('recovery by the engine', api.recovery, told.well);
  amount('downtime', page.downtime, lengthOf(truth.outages));
  amount('lost work', page.lostWork as Measured, told.lost);
  if (truth.checked) amount('blind', api.blind, told.blind);
  if (truth.checked) amount('false alarm', api.falseAlarm, told.falseAlarm);
  const share = page.availabilityAfter;
  if (share !== null) {
    const all = share.due + share.unknown;
    expect(told.share, `${seed}: availability at least`).to.be.at.least(share.good / all - 1.01 / all);
    expect(told.share, `${seed}: availability at most`).to.be.at.most((share.good + share.unknown) / all + 1.01 / all);
    tally.exact += 1;
  }
  expect(page.flaps, `${seed}: flaps`).to.be.at.most(told.flaps);
  for (const { expectation, verdict, sentence, observed, reason } of experiment.expectations) {
    tally.verdicts[verdict] += 1;
    if (verdict === 'inconclusive') continue;
    const holds = isTrue(expectation.claim, expectation.subject.type, truth, told);
    if (holds !== null)
      expect(verdict, `${seed}: ${sentence} (${observed}; ${reason})`).to.equal(holds ? 'pass' : 'fail');
  }
}

/** `real` null: not before the end. */
function checkTime(name: string, observed: Observed, real: number | null, period: number, tally: Tally): void {
  if (observed.seen) {
    const { value, resolution } = observed.time;
    expect(real, `${name}: said to be ${value} ± ${resolution}`).to.not.equal(null);
    expect(real!, name).to.be.within(value - resolution - rounding, value + resolution + rounding);
    tally.exact += 1;
    return;
  }
  if (observed.censoredBy === 'ended') {
    // What is said never to have come within the window did not, or not so that it lasted.
    expect(real, `${name}: said not to have come in ${observed.until}`).to.equal(null);
    tally.exact += 1;
    return;
  }
  if (real !== null)
    expect(real, `${name}: said not to be before ${observed.until}`).to.be.at.least(observed.until - period - 20);
  tally.unknown += 1;
}

function checkAmount(name: string, measured: Measured | null, real: number, tally: Tally): void {
  if (measured === null) return;
  const { value, resolution } = measured;
  expect(real, name).to.be.within(value - resolution - 1, value + resolution + 1);
  tally.exact += 1;
}

interface Told {
  readonly served: number | null;
  /** Served again to stay, and the same by the engine. */
  readonly stays: number | null;
  readonly wellToStay: number | null;
  /** It was served again, and failed after that. */
  readonly relapsed: boolean;
  readonly forGood: number | null;
  readonly detected: number | null;
  readonly well: number | null;
  readonly share: number;
  readonly lost: number;
  readonly blind: number;
  readonly falseAlarm: number;
  readonly flaps: number;
}

const lengthOf = (spans: readonly Stretch[]): number => spans.reduce((sum, one) => sum + one.to - one.from, 0);

/** The definitions, read plainly: no search, no gaps, no columns. */
function truthOf(truth: Truth, window: number): Told {
  const { death, end, badTakes, held, outages, slots, changes } = truth;
  const after = slots.filter(({ due }) => due >= death && due < end);
  const good = after.filter((one) => one.good).length;
  // It is served again at the end of the first outage whose window of slots was answered well.
  const served = outages.find(({ to }) => {
    const due = slots.filter((one) => one.due >= to && one.due < to + window);
    return to + window <= end && due.filter((one) => one.good).length >= 0.99 * due.length;
  });
  const last = outages.at(-1)!;
  const detected = changes.find((one) => one.to.startsWith('died') || one.to === 'unhealthy');
  const states = statesOf(truth);
  const well = states.filter((one) => one.state === (truth.checked ? 'healthy' : 'running') && one.from > death);
  const state = states.at(-1)!;
  const isWell = well.includes(state) && end - state.from >= 5000;
  const back = well.find((one) => one.to - one.from >= 5000);
  const within = (state: string): Stretch[] => states.filter((one) => one.state === state && one.to > death);
  return {
    // Whoever was held was served when the answer came.
    served: served === undefined ? null : served.to + (served === outages[0] ? held : 0) - death,
    stays: last.to + window <= end ? last.to + (last === outages[0] ? held : 0) - death : null,
    wellToStay: isWell ? state.from - death : null,
    relapsed: served !== undefined && served !== last,
    forGood: last.to + window <= end ? last.to + badTakes - death : null,
    detected: detected === undefined ? null : detected.at - death,
    well: back === undefined ? null : back.from - death,
    share: good / after.length,
    lost: after.length - good,
    blind: overlap(
      within('healthy').map((one) => ({ ...one, from: Math.max(one.from, death) })),
      outages,
    ),
    falseAlarm: lengthOf(within('unhealthy')) - overlap(within('unhealthy'), outages),
    flaps: served === undefined ? 0 : outages.filter((one) => one.from >= served.to).length,
  };
}

function statesOf({ checked, changes, end }: Truth): (Stretch & { readonly state: string })[] {
  const states: { from: number; to: number; state: string }[] = [
    { from: 0, to: end, state: checked ? 'healthy' : 'running' },
  ];
  for (const { at, to } of changes) {
    states.at(-1)!.to = at;
    const state = to.startsWith('died') ? 'down' : to === 'started' ? (checked ? 'starting' : 'running') : to;
    states.push({ from: at, to: end, state });
  }
  return states;
}

const overlap = (some: readonly Stretch[], others: readonly Stretch[]): number =>
  some.reduce(
    (sum, one) =>
      sum +
      others.reduce((all, other) => all + Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from)), 0),
    0,
  );

/** Whether a claim holds; null: it is too near its limit for the plain reading, which knows no slots, to tell. */
function isTrue(claim: Claim, subject: string, { limits, period }: Truth, told: Told): boolean | null {
  const under = (real: number | null, limit: number): boolean | null =>
    real !== null && Math.abs(real - limit) < 2 ? null : real !== null && real <= limit;
  switch (claim.claim) {
    case 'recovers':
      return under(subject === 'probe' ? told.stays : told.wellToStay, limits.recovered);
    case 'isDetected':
      return under(told.detected, limits.detected);
    case 'isUnaffected':
      return false;
    case 'staysAvailable':
      return Math.abs(told.share - limits.available) < period / 5000 ? null : told.share >= limits.available;
    case 'doesNotRecover':
      return told.stays === null;
    default:
      throw new Error(`not claimed: ${claim.claim}`);
  }
}
