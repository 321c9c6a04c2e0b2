/** Measures the measurement noise: the engine's round trip and clock, and how late our timers fire. */
import type { Environment } from '../engine/environment.ts';
import type { Calibration } from '../model/event.ts';
import { after, between, type Duration, milliseconds } from '../model/time.ts';
import { nearestRank, sorted } from '../statistics/quantile.ts';

const roundTrips = 15;
const naps = 40;
const nap = milliseconds(5);

/**
 * The clock's offset is taken from the shortest round trip: the engine read its clock somewhere inside it, so half of
 * it is the uncertainty (the rule of NTP, RFC 5905 §8).
 */
export async function calibrate(env: Environment, signal: AbortSignal): Promise<Calibration> {
  const trips: { length: Duration; offset: number }[] = [];
  for (let count = 0; count < roundTrips; count += 1) {
    const sent = env.clock.now();
    const engineTime = await env.engine.time();
    const length = between(sent, env.clock.now());
    trips.push({ length, offset: engineTime - (env.clock.wall + sent + length / 2) });
  }
  const lateness: number[] = [];
  for (let count = 0; count < naps; count += 1) {
    const due = after(env.clock.now(), nap);
    await env.clock.sleepUntil(due, signal);
    lateness.push(between(due, env.clock.now()));
  }
  const shortest = trips.reduce((best, one) => (one.length < best.length ? one : best));
  const late = sorted(lateness);
  const lengths = sorted(trips.map((one) => one.length));
  return {
    engineRoundTripP50: milliseconds(nearestRank(lengths, 0.5)),
    engineRoundTripMax: milliseconds(nearestRank(lengths, 1)),
    clockOffset: milliseconds(shortest.offset),
    clockUncertainty: milliseconds(shortest.length / 2),
    timerLatenessP50: milliseconds(nearestRank(late, 0.5)),
    timerLatenessP99: milliseconds(nearestRank(late, 0.99)),
  };
}
