/** `npm run error-rates`: simulates the nights of harness/gate/ERROR-RATES.md and writes the page and its plots; some minutes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import {
  type Kind,
  kinds,
  rates,
  ratesByRepeats,
  ratesByRuns,
  ratesBySize,
  ratesBySpread,
  repeatCounts,
  runSpreads,
  spreads,
  wideSpreads,
} from '../gate/error-rates.ts';
import { errorRatesPage, type SimulatedRates, sizesPlot, spreadsPlot } from './error-rates-page.ts';

const folder = join(import.meta.dirname, '../../harness/gate');
export const ratesPage = join(folder, 'ERROR-RATES.md');

const nights = 100_000;

/** Where the spread of nights is what repeats could mend, and where it is what they cannot. */
const repeatSpreads = [0.05, 0.1] as const;

function simulated(): SimulatedRates {
  const told = <T>(what: string, value: T): T => {
    process.stderr.write(`${what}\n`);
    return value;
  };
  return {
    whole: (Object.keys(kinds) as Kind[]).flatMap((kind) =>
      spreads.map((spread) => told(`${kind} ${spread}`, { kind, rates: rates(kind, spread, nights) })),
    ),
    byRepeats: repeatSpreads.flatMap((spread) =>
      repeatCounts.map((repeats) => ({ spread, rates: ratesByRepeats(repeats, spread) })),
    ),
    byRuns: runSpreads.map(ratesByRuns),
    bySize: spreads.map((spread) => ({ spread, rates: ratesBySize(spread) })),
    bySpread: wideSpreads.map((spread) => ({ spread, rates: ratesBySpread(spread) })),
  };
}

if (import.meta.main) {
  const figures = simulated();
  writeFileSync(ratesPage, errorRatesPage(figures));
  writeFileSync(join(folder, 'error-rates-sizes.svg'), sizesPlot(figures.bySize));
  writeFileSync(join(folder, 'error-rates-spreads.svg'), spreadsPlot(figures.bySpread));
}
