/** The golden cases, and what must be true of every analysis. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { analyse } from '../../harness/analysis/analyse.ts';
import type { Analysis, ExperimentAnalysis, Observed } from '../../harness/model/analysis.ts';
import type { TimelineEvent } from '../../harness/model/event.ts';
import { checkCase } from '../timelines/check-case.ts';
import { type GoldenCase, readCase } from '../timelines/read-case.ts';

const folder = new URL('../timelines/', import.meta.url);
const cases: [string, GoldenCase][] = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [
    name.replace('.txt', '').replaceAll('-', ' '),
    readCase(readFileSync(new URL(name, folder), 'utf8')),
  ]);

const short = new Map(cases.filter(([, { events }]) => events.length < 50_000));
/** By name, so that what a failure shows is not a thousand events. */
const anyCase = fc.constantFrom(...short.keys());

describe('analyse', () => {
  for (const [name, { plan, events, expected }] of cases) {
    it(`finds what is expected of ${name}`, () => {
      checkCase(analyse(plan, events), expected);
    });
  }

  it('takes every prefix of a timeline without throwing', () => {
    fc.assert(
      fc.property(anyCase, fc.double({ min: 0, max: 1, noNaN: true }), (name, share) => {
        const { plan, events } = short.get(name)!;
        const { experiments, ending } = analyse(plan, events.slice(0, Math.floor(share * events.length)));
        expect(experiments.length).to.equal(plan.experiments.length);
        expect(ending).to.be.oneOf(['aborted', 'completed', 'interrupted']);
      }),
      { numRuns: 60 },
    );
  });

  it('takes every instant at which little is known yet', () => {
    for (const [, { plan, events }] of cases) {
      const telling = events.filter((one) => one.type !== 'probe.ended');
      for (let length = 0; length <= telling.length; length++) analyse(plan, telling.slice(0, length));
    }
  });

  it('gives the same verdicts and times when everything happens later', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 100_000 }), (name, shift) => {
        const { plan, events } = short.get(name)!;
        const here = analyse(plan, events);
        const later = analyse(
          plan,
          events.map((one) => shifted(one, shift)),
        );
        expect(digestOf(later)).to.deep.equal(digestOf(here));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps every number inside its own limits', () => {
    for (const [name, { plan, events }] of cases) {
      for (const experiment of analyse(plan, events).experiments) checkLimits(experiment, name);
    }
  });

  it('reads ten minutes of four probes at a hundred a second in well under a second', () => {
    const [, { plan, events }] = cases.find(([name]) => name === 'steady and long')!;
    const began = performance.now();
    analyse(plan, events);
    expect(events.length).to.be.above(240_000);
    // A tenth of this on an idle machine; the machine of a nightly job is not idle.
    expect(performance.now() - began).to.be.below(3000);
  });
});

/** Every instant of an event moved, which are the numbers under these names. */
const instants = new Set([
  'at',
  'due',
  'sent',
  'end',
  'start',
  'from',
  'to',
  'engineAt',
  'startedAt',
  'finishedAt',
  'ended',
]);

const shifted = (event: TimelineEvent, by: number): TimelineEvent =>
  Object.fromEntries(
    Object.entries(event).map(([key, value]) => [
      key,
      typeof value === 'number' && instants.has(key) ? value + by : value,
    ]),
  ) as unknown as TimelineEvent;

/** What must not depend on when it happened; rounded, because sums of fractions differ in their last place. */
function digestOf({ verdict, sentence, experiments }: Analysis): unknown {
  const time = (observed: Observed | null): number | null =>
    observed === null ? null : Math.round(observed.seen ? observed.time.value : -observed.until);
  return {
    verdict,
    sentence,
    experiments: experiments.map((one) => ({
      verdicts: one.expectations.map((each) => each.verdict),
      findings: one.findings.length,
      probes: one.probes.map((each) => [
        time(each.impact),
        time(each.recovery),
        Math.round(each.downtime.value),
        each.flaps,
      ]),
      services: one.services.map((each) => [
        time(each.detection),
        time(each.recovery),
        Math.round(each.blind?.value ?? 0),
      ]),
    })),
  };
}

function checkLimits({ probes, services, span, story }: ExperimentAnalysis, name: string): void {
  const length = span.to - span.from;
  for (const one of probes) {
    expect(one.downtime.value, name).to.be.within(0, length);
    for (const share of [one.availabilityDuring, one.availabilityAfter]) {
      if (share !== null) expect(share.good / (share.due + share.unknown), name).to.be.within(0, 1);
    }
    expect(one.latency.length, name).to.be.at.most(400);
    expect(one.lostWork.value - one.lostWork.resolution, name).to.be.at.least(0);
    if (one.recovery.seen) expect(one.recovery.time.value, name).to.be.within(0, length);
  }
  for (const one of services) {
    expect(one.blind?.value ?? 0, name).to.be.within(0, length);
    for (const { lane } of one.replicas) {
      for (let i = 1; i < lane.length; i++) expect(lane[i]!.from, name).to.equal(lane[i - 1]!.to);
    }
  }
  expect(story.length, name).to.be.at.most(15);
}
