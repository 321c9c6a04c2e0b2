/** How often each length came, in whole microseconds: quantiles of millions without sorting them. */
import { type Duration, milliseconds } from '../../model/time.ts';
import { placeAfter, sorted } from '../../statistics/quantile.ts';

/** Lengths up to about a second are counted; the few that are longer are kept as they are. */
const counted = 2 ** 20;

export class MicrosecondCounts {
  /** As long as the longest that came needs. */
  #counts = new Uint32Array(1024);
  readonly #longer: number[] = [];
  #total = 0;

  /** Negative lengths count as nothing. */
  add(length: Duration): void {
    const microseconds = Math.max(0, Math.round(length * 1000));
    if (microseconds >= counted) this.#longer.push(microseconds);
    else {
      if (microseconds >= this.#counts.length) this.#grow(microseconds);
      this.#counts[microseconds]! += 1;
    }
    this.#total += 1;
  }

  #grow(needed: number): void {
    const longer = new Uint32Array(2 ** (1 + Math.floor(Math.log2(needed))));
    longer.set(this.#counts);
    this.#counts = longer;
  }

  /** The length below which `share` of them lie, 0 … 1; 0 when there are none. */
  quantile(share: number): Duration {
    if (this.#total === 0) return milliseconds(0);
    const rank = placeAfter(this.#total, share);
    let below = 0;
    for (let n = 0; n < this.#counts.length; n++) {
      below += this.#counts[n]!;
      if (below > rank) return milliseconds(n / 1000);
    }
    return milliseconds(sorted(this.#longer)[rank - below]! / 1000);
  }

  max(): Duration {
    return this.quantile(1);
  }
}
