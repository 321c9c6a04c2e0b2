/** How long everything takes in the simulated engine: one record, to be replaced by a calibration where there is one. */
import type { Random } from '../environment.ts';

/** A length of time that varies: its middle and its standard deviation, in milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly sd: number;
}

/** What differs between a container on a bridge network with published ports and one without any network. */
export interface LifeCosts {
  /** From the death of the process to the engine's handling of it; the restart delay runs from here. */
  readonly exitNotice: Spread;
  /** From that handling to `die`. */
  readonly cleanup: Spread;
  /** From the decision to start to the `start` event. */
  readonly start: Spread;
}

export interface Parameters {
  readonly bridged: LifeCosts;
  readonly plain: LifeCosts;
  /** From the start of a probe to its running process; not counted in the timeout. */
  readonly execSetup: Spread;
  /** From the running probe process to its request to the app. */
  readonly probeProgram: Spread;
  /** From the app's answer to the end of the probe. */
  readonly exitHandling: Spread;
  /** Killing a probe that timed out. */
  readonly probeKill: Spread;
  readonly timerLateness: Spread;
  /** Now and then the set-up of an exec stalls, by up to `stallMax` milliseconds. */
  readonly stallProbability: number;
  readonly stallMax: number;
  /** From `StartedAt` to the `start` event, and from the end of a probe to its `health_status`. */
  readonly startEvent: Spread;
  readonly healthEvent: Spread;
  /** One round trip to the engine; a signal by its API; an exec; a warm helper container. */
  readonly call: Spread;
  readonly apiSignal: Spread;
  readonly exec: Spread;
  readonly helperContainer: Spread;
  /** Published ports: the proxy closes after a death, and opens after the decision to start, before the interface is up. */
  readonly proxyCloses: Spread;
  readonly proxyOpens: Spread;
  /** A neighbour lookup that nobody answered while the interface was down is repeated after so long; 0 switches this off. */
  readonly neighbourRetry: number;
  readonly connect: Spread;
  readonly firstByte: Spread;
  /** Until the other end of an open connection hears of a death. */
  readonly connectionLost: Spread;
  readonly nameLookup: Spread;
  /**
   * CPU, in milliseconds, of one start, of one health check, and of one answer. Of the services of `stacks/numbers`, whose
   * checks are programs of Node; a check by `curl` costs 25, and one by `true` 16, which is what an exec costs.
   */
  readonly startCpu: number;
  readonly checkCpu: number;
  readonly answerCpu: number;
}

const spread = (p50: number, sd: number): Spread => ({ p50, sd });

/** As measured on engine 26.1.5 with two CPUs: medians, with spreads that fit the observed ranges. */
export const measured: Parameters = {
  bridged: { exitNotice: spread(27, 4), cleanup: spread(125, 12), start: spread(219, 14) },
  plain: { exitNotice: spread(20, 3), cleanup: spread(30, 5), start: spread(202, 14) },
  execSetup: spread(45, 6),
  probeProgram: spread(3, 0.5),
  exitHandling: spread(4, 0.6),
  probeKill: spread(20, 3),
  timerLateness: spread(1, 0.25),
  stallProbability: 0.01,
  stallMax: 2000,
  startEvent: spread(2.4, 0.3),
  healthEvent: spread(0.4, 0.05),
  call: spread(1, 0.2),
  apiSignal: spread(10, 2),
  exec: spread(60, 8),
  helperContainer: spread(60, 8),
  proxyCloses: spread(60, 5),
  proxyOpens: spread(26, 4),
  neighbourRetry: 1000,
  connect: spread(0.4, 0.08),
  firstByte: spread(1, 0.2),
  connectionLost: spread(8.5, 0.8),
  nameLookup: spread(6, 0.7),
  startCpu: 150,
  checkCpu: 65,
  answerCpu: 0.6,
};

/** The same medians without any chance: every run of one plan takes exactly the same time. */
export const steady: Parameters = { ...withoutSpread(measured), stallProbability: 0 };

/** One draw: bell-shaped around the median, never further than three standard deviations and never negative. */
export function draw(random: Random, { p50, sd }: Spread): number {
  if (sd === 0) return p50;
  // The sum of three uniform numbers has variance 1/4; integer-seeded sums stay equal on every machine, logarithms need not.
  return Math.max(0, p50 + sd * 2 * (random() + random() + random() - 1.5));
}

/** The extra time of one exec set-up: nearly always 0. */
export function drawStall(random: Random, { stallProbability, stallMax }: Parameters): number {
  if (stallProbability === 0 || random() >= stallProbability) return 0;
  return stallMax * random() ** 3;
}

function withoutSpread(parameters: Parameters): Parameters {
  const still = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if ('sd' in value) return { ...value, sd: 0 };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, still(inner)]));
  };
  return still(parameters) as Parameters;
}
