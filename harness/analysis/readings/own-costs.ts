/** What a run tells of its own machine and of a service before a fault: the costs of its predictions, by its own first start. */
import { secondsText } from '../../model/duration-text.ts';
import type { PlannedService } from '../../model/plan.ts';
import type { ProbeName } from '../../model/probe.ts';
import { after, type Duration, type DurationRange, type Instant, milliseconds, range } from '../../model/time.ts';
import { defaultCosts, type EngineCosts } from '../../prediction/costs.ts';
import type { EventIndex, HealthCheckRun } from '../event-index.ts';
import { type StartUp, startUps } from './start-ups.ts';

export interface OwnCosts {
  readonly costs: EngineCosts;
  /** `from this run's own start: made and started in 0.23 s, up within 0.1 s`; null: it tells nothing. */
  readonly basis: string | null;
}

/** `probes`: the HTTP probes of the service. `before`: what came later is not known yet. */
export function ownCosts(
  service: PlannedService,
  probes: readonly ProbeName[],
  eventIndex: EventIndex,
  before: Instant,
): OwnCosts {
  const looks = eventIndex.healthChecks.get(service.name) ?? [];
  const start = ownStart(eventIndex, before);
  const ups = ownStartUps(service.name, probes, eventIndex, before);
  const told = ups.filter((one) => one.stillStarting > 0 || one.upBy < defaultCosts.boot.max);
  const boot = bootOf(told);
  const costs: EngineCosts = { ...defaultCosts, ...probeOf(looks), boot };
  const longest = told.length === 0 ? null : milliseconds(Math.max(...told.map((one) => one.upBy)));
  const basis = [
    ...(start === null ? [] : [`made and started in ${secondsText(start)}`]),
    ...(longest === null ? [] : [`up within ${secondsText(rounded(longest))}`]),
  ];
  return {
    costs: start === null ? costs : { ...costs, ...machine(start, service, eventIndex) },
    basis: basis.length === 0 ? null : `from this run's own start: ${basis.join(', ')}`,
  };
}

const rounded = (length: Duration): Duration => milliseconds(Math.round(length));

/** A container that waits for others before its start says nothing of the machine, so the quickest of all speaks. */
function ownStart({ changes }: EventIndex, before: Instant): Duration | null {
  const lengths = [...changes.values()].flatMap((own) =>
    own.flatMap(({ change, container, engineAt }) => {
      if (change.to !== 'created' || engineAt > before) return [];
      const started = own.find(
        (one) => one.container === container && one.change.to === 'started' && one.engineAt >= engineAt,
      );
      return started === undefined || started.engineAt > before ? [] : [started.engineAt - engineAt];
    }),
  );
  return lengths.length === 0 ? null : rounded(milliseconds(Math.min(...lengths)));
}

/** A quicker start than this says no more of deaths, and a slower one than this may have waited for its turn. */
const [quick, slow] = [200, 240];

/** How long a machine may be held up that has shown its own measure. */
const stall = milliseconds(1000);

/**
 * What the engine takes for a death and a start, in parts of its first start s (`engine/SEMANTICS.md`, "Docker: costs"): clean-up
 * and die 0.46 … 1.35 s, a start 0.65 … 1.6 s. What is longer is a machine that is held up.
 */
function machine(start: Duration, { networks }: PlannedService, { calibration }: EventIndex): Partial<EngineCosts> {
  const [low, high] = [Math.min(start, slow), Math.max(start, quick)];
  const parts = (least: number, most: number): DurationRange =>
    range(milliseconds(least * low), milliseconds(most * high));
  const trip = calibration?.engineRoundTripMax ?? milliseconds(20);
  return {
    // Without a network there is less to clean up than any start tells.
    ...(networks.length > 0 && {
      teardown: parts(0.46, 1.35),
      handled: range(milliseconds(5), milliseconds(0.5 * high)),
    }),
    start: parts(0.65, 1.6),
    call: range(milliseconds(0), milliseconds(Math.min(defaultCosts.call.max, 50 + 10 * trip))),
    stall,
  };
}

/** Without those in which users were answered well before a check still failed: that check says nothing of the start. */
function ownStartUps(
  name: string,
  probes: readonly ProbeName[],
  { changes, healthChecks, listened, probes: samples }: EventIndex,
  before: Instant,
): readonly StartUp[] {
  const served = ({ started, stillStarting }: StartUp): boolean => {
    const span = { from: started, to: after(started, stillStarting) };
    const seen = probes.flatMap((probe) => samples.get(probe)?.dueIn(span) ?? []);
    return seen.some((own) => Iterator.from(own).some((one) => one.outcome === 'ok' && one.end <= span.to));
  };
  return startUps([
    ...(changes.get(name) ?? []).filter((one) => one.engineAt <= before),
    ...(healthChecks.get(name) ?? []).filter((one) => one.end <= before),
    ...listened.filter((one) => one.service === name && one.by <= before),
  ]).filter((one) => one.stillStarting === 0 || !served(one));
}

/**
 * The longest start that was seen and half as much again. How short a start may be, one alone does not tell: the first may have had
 * more to do than all that follow. Checks that come rarely see no more than that it was up by then.
 */
function bootOf(told: readonly StartUp[]): DurationRange {
  if (told.length === 0) return defaultCosts.boot;
  const longest = Math.max(...told.map((one) => one.upBy));
  const slowOnes = told.filter((one) => one.stillStarting > 0);
  const most = 1.5 * longest + 50;
  const least = slowOnes.length < 2 ? 0 : Math.min(...slowOnes.map((one) => one.stillStarting)) / 2;
  return range(
    milliseconds(Math.max(defaultCosts.boot.min, least)),
    milliseconds(slowOnes.length > 0 ? most : Math.min(defaultCosts.boot.max, most)),
  );
}

/** Fewer checks than this say too little about how long the next may take. */
const enoughChecks = 3;

/**
 * The measured range of health probes, a quarter wider: the engine logs only its last five checks, so some may have gone unseen.
 * Checks that timed out are no measure of the probe.
 */
function probeOf(checks: readonly HealthCheckRun[]): Partial<EngineCosts> {
  const lengths = checks.filter((one) => one.exitCode >= 0).map((one) => one.end - one.start);
  if (lengths.length < enoughChecks) return {};
  const longest = lengths.reduce((a, b) => Math.max(a, b));
  const shortest = lengths.reduce((a, b) => Math.min(a, b));
  return { probe: range(milliseconds(0.8 * shortest), milliseconds(1.25 * longest + 20)) };
}
