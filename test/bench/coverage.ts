/** Whether what is printed as an interval of 95 % is one: a row for each interval and shape of times. No engine is needed. */
import { censoredShares, coverageOfPrice, coverageOfRatio, coverageOfVariant, sizes } from '../comparison/coverage.ts';
import { distributions } from '../statistics/draws.ts';

const draws = 5000;
const ratios = [1, 1.5, 0.4];
const figure = (share: number): string => (100 * share).toFixed(1).padStart(6);

/** Prints the share of comparisons in which each interval covers, by the number of repeats, and the least of all. */
export async function benchCoverage(say: (line: string) => void): Promise<void> {
  const all: number[] = [];
  const row = (name: string, shape: string, censored: string, shares: readonly number[]): void => {
    all.push(...shares);
    say(`${name.padEnd(22)}${shape.padEnd(13)}${censored.padStart(4)}  ${shares.map(figure).join('')}`);
  };
  say(
    `${'interval'.padEnd(22)}${'times'.padEnd(13)}${'late'.padStart(4)}  ${sizes.map((n) => `n=${n}`.padStart(6)).join('')}`,
  );
  for (const [shape, times] of Object.entries(distributions)) {
    for (const censored of censoredShares) {
      const late = `${100 * censored} %`;
      const found = sizes.map((n) => coverageOfVariant({ times, censored, n }, draws));
      for (const what of ['median', 'mean', 'came'] as const)
        row(
          what,
          shape,
          late,
          found.map((one) => one[what]),
        );
      for (const ratio of ratios) {
        const covered = sizes.map((n) => coverageOfRatio({ times, censored, n }, ratio, draws));
        row(`ratio of ${ratio}`, shape, late, covered);
      }
    }
  }
  const readings = await Promise.all(sizes.map((n) => coverageOfPrice(n, 0.4, draws)));
  row('CPU of a look', 'normal', '–', readings);
  say(`least of ${all.length}, each of ${draws} comparisons: ${figure(Math.min(...all)).trim()} %, goal ≥ 94 %`);
}
