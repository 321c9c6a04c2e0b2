/** Measures the measurement noise: the engine's round trip and clock, and how late our timers fire. */
import type { Environment } from '../engine/environment.ts';
import type { Calibration } from '../model/event.ts';
import { after, between, type Duration, milliseconds } from '../model/time.ts';

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
  const lengths = trips.map((one) => one.length as number);
  return {
    engineRoundTripP50: quantile(lengths, 0.5),
    engineRoundTripMax: quantile(lengths, 1),
    clockOffset: milliseconds(shortest.offset),
    clockUncertainty: milliseconds(shortest.length / 2),
    timerLatenessP50: quantile(lateness, 0.5),
    timerLatenessP99: quantile(lateness, 0.99),
  };
}

/** The nearest-rank quantile. */
function quantile(values: readonly number[], share: number): Duration {
  const sorted = [...values].sort((a, b) => a - b);
  return milliseconds(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
}
