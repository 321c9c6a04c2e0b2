/** What forecasts cost: thousands of settings, and a hundred thousand containers, with their goals. No engine is needed. */
import { bigFleet, manySettings } from './forecasts.ts';

const goalWall = 10_000;
const goalSpeed = 1000;
const faultsPerContainer = 1 / 20_000;
const minutes = 30;

/** Prints a line for each goal, and under it what it is made of. */
export function benchPredict(say: (line: string) => void): void {
  manySettings(100, 1000);
  const whole = manySettings(10_000, 1000);
  const twice = manySettings(100, 1000).forecast;
  const same = JSON.stringify(twice) === JSON.stringify(manySettings(100, 1000).forecast);
  say(`10,000 settings × 1,000 repeats on one core ÷ 10 s: ${(whole.wall / goalWall).toFixed(2)}, goal ≤ 1`);
  say(
    `  wall ${(whole.wall / 1000).toFixed(1)} s, ${(whole.wall / 1e4).toFixed(2)} µs a repeat (a crash, its restart, and first health); same seed, same bytes: ${same}`,
  );

  const sizes = [25_000, 50_000, 100_000];
  const fleets = sizes.map((size) => bigFleet(size, { minutes, faultsPerSecond: size * faultsPerContainer }));
  const [least, , most] = fleets;
  const speed = most!.length / most!.wall;
  say(`100,000 containers, one dependency graph, virtual ÷ real time: ${speed.toFixed(0)}, goal ≥ ${goalSpeed}`);
  for (const [place, { fleet, events, wall, length, bytes }] of fleets.entries()) {
    const edges = fleet.needs!.to.length;
    say(
      `  ${sizes[place]} containers, ${edges} edges: ${(length / wall).toFixed(0)} times real time, ${events} events, ${(events / wall / 1000).toFixed(2)} million a second, ${(bytes / sizes[place]!).toFixed(1)} bytes a container`,
    );
  }
  say(`memory of 100,000 ÷ 4 × memory of 25,000 containers: ${(most!.bytes / (4 * least!.bytes)).toFixed(3)}, goal 1`);
  const again = bigFleet(25_000, { minutes, faultsPerSecond: 25_000 * faultsPerContainer });
  say(`  same seed, same story: ${again.story === least!.story}`);
}
