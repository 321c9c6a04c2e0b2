/** A recovery, cut into the parts that different settings own. */
import type { ExperimentAnalysis, Observed } from '../model/analysis.ts';
import type { Part } from '../model/comparison.ts';
import type { Measure } from '../model/comparison-plan.ts';
import { sidecarInterval } from '../model/healer.ts';
import { type DurationRange, type Instant, milliseconds, type Span } from '../model/time.ts';
import type { Variant } from '../model/variant.ts';
import { defaultCosts } from '../prediction/costs.ts';
import { healthyAfterStart } from '../prediction/health.ts';
import { addRanges, upTo } from '../prediction/ranges.ts';
import { backOffBounds } from '../prediction/restart.ts';

export interface AttributedPart extends Span {
  readonly part: Part;
  /** Null: no setting bounds it. */
  readonly allowed: DurationRange | null;
}

/** In order; parts whose ends were not seen are left out. */
export function attribute(measure: Measure, one: ExperimentAnalysis, variant: Variant): readonly AttributedPart[] {
  const service = one.services.find((each) => each.service === measure.service);
  const probe = one.probes.find((each) => each.probe === measure.probe);
  if (one.window === null || service === undefined) return [];
  const began = one.window.certain.from;
  const detected = seenAt(service.detection);
  const acted = service.action === null ? null : seenAt(service.action);
  const engine = seenAt(service.recovery);
  const users = probe === undefined ? null : seenAt(probe.recovery);
  const found: AttributedPart[] = [];
  const add = (part: Part, from: Instant | null, to: Instant | null, allowed: DurationRange | null): void => {
    if (from !== null && to !== null && to >= from) found.push({ part, from, to, allowed });
  };
  add('detection', began, detected, one.prediction.detection);
  if (measure.quantity === 'detection') return found;
  const healer = variant.healers[measure.service];
  if (healer === 'sidecar') add('healer', detected, acted, healingBound(variant, measure));
  else add('back-off', detected, acted, backOffBounds(1, defaultCosts));
  if (measure.quantity === 'engineRecovery') {
    add('health', acted, engine, healthBound(variant, measure));
    return found;
  }
  add('start-up', acted ?? began, users, addRanges(defaultCosts.boot, defaultCosts.arp));
  // Users that come back after the engine says that all is well wait for something of their own.
  if (engine !== null && users !== null && users > engine) {
    add('client pool', engine, users, upTo(addRanges(defaultCosts.arp, defaultCosts.call).max));
  }
  return found;
}

const seenAt = (observed: Observed): Instant | null => (observed.seen ? observed.at : null);

const serviceOf = ({ plan }: Variant, { service }: Measure) => plan.services.find((one) => one.name === service);

function healingBound(variant: Variant, measure: Measure): DurationRange {
  const grace = serviceOf(variant, measure)?.stopGrace ?? 0;
  const { call, teardown, start } = defaultCosts;
  return upTo(milliseconds(sidecarInterval + grace + call.max + teardown.max + start.max));
}

function healthBound(variant: Variant, measure: Measure): DurationRange | null {
  const health = serviceOf(variant, measure)?.health ?? null;
  return health === null ? null : healthyAfterStart(health, defaultCosts.boot, defaultCosts);
}
