/** How often each length came, in whole microseconds: quantiles of millions without sorting them. */
import { type Duration, milliseconds } from '../model/time.ts';

/** Lengths up to about a second are counted; the few that are longer are kept as they are. */
const counted = 2 ** 20;

export class MicrosecondCounts {
  readonly #counts = new Uint32Array(counted);
  readonly #longer: number[] = [];
  #total = 0;

  /** Negative lengths count as nothing. */
  add(length: Duration): void {
    const microseconds = Math.max(0, Math.round(length * 1000));
    if (microseconds < counted) this.#counts[microseconds]! += 1;
    else this.#longer.push(microseconds);
    this.#total += 1;
  }

  /** The length below which `share` of them lie, 0 … 1; 0 when there are none. */
  quantile(share: number): Duration {
    if (this.#total === 0) return milliseconds(0);
    const rank = Math.min(this.#total - 1, Math.floor(share * this.#total));
    let below = 0;
    for (let n = 0; n < counted; n++) {
      below += this.#counts[n]!;
      if (below > rank) return milliseconds(n / 1000);
    }
    const sorted = this.#longer.toSorted((a, b) => a - b);
    return milliseconds(sorted[rank - below]! / 1000);
  }

  max(): Duration {
    return this.quantile(1);
  }
}
