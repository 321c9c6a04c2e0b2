/** Within what a law must hold: the closed formulas, with what engines on ordinary machines take for themselves. */
import { expect } from 'chai';
import type { HealthLogEntry } from '../../harness/engine/engine.ts';
import { type DurationRange, milliseconds, range } from '../../harness/model/time.ts';
import { defaultCosts, type EngineCosts } from '../../harness/prediction/costs.ts';
import type { Moment } from './arm.ts';

/** Engine times are taken when an event is logged, and two clocks readings bracket what we did: this much is nobody's fault. */
export const early = 25;

/** Two busy cores delay a probe or a start by as much, and a stalled disk does now and then. */
const late = 1000;

/** Nearer to what was measured than the defaults, so that the lower bounds bite. */
export const costs: EngineCosts = {
  ...defaultCosts,
  probe: range(milliseconds(20), milliseconds(200)),
  untilRequest: range(milliseconds(15), milliseconds(150)),
  afterRequest: range(milliseconds(1), milliseconds(60)),
  killTimedOut: range(milliseconds(2), milliseconds(100)),
  timer: range(milliseconds(0), milliseconds(20)),
};

/** Fails only when `at` certainly lies outside `bounds` after the moment. */
export function expectWithin(at: number, moment: Moment, bounds: DurationRange, what: string): void {
  expect(at - moment.from, `${what}, at the most`).to.be.at.least(bounds.min - early);
  expect(at - moment.to, `${what}, at the least`).to.be.at.most(bounds.max + late);
}

/** A length measured between two of the engine's own instants. */
export const expectLength = (length: number, bounds: DurationRange, what: string): void =>
  expectWithin(length, { from: 0, to: 0 }, bounds, what);

/** For a length whose beginning the engine may tell late, which makes it appear shorter. */
export function expectAtMost(length: number, bounds: DurationRange, what: string): void {
  expect(length, `${what}, at the most`).to.be.at.most(bounds.max + late);
}

/**
 * The same costs for probes that took longer here than those: the engine's own log says how long they were. `usual`: the
 * longest that these costs expect, what the check itself takes included.
 */
export function costsOfLog(log: readonly HealthLogEntry[], usual: number): EngineCosts {
  const excess = Math.max(0, ...log.map((look) => look.end - look.start - usual));
  const longer = ({ min, max }: DurationRange): DurationRange => range(min, milliseconds(max + excess));
  return { ...costs, probe: longer(costs.probe), untilRequest: longer(costs.untilRequest) };
}
