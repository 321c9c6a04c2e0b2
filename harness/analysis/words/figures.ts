/** Numbers in words: no more digits than the resolution deserves. */
import type { Counted, Measured, Observed, Share } from '../../model/analysis.ts';
import { countText } from '../../model/count-text.ts';
import { fixedSeconds, secondsText } from '../../model/duration-text.ts';

/** `9.12 s ± 0.02 s`, or `0.46 … 3.01 s` where part of it was not observed: the value ends at the place of the resolution's leading digit, which is rounded up. */
export function measuredText(measured: Measured): string {
  const { value, resolution, unseen } = measured;
  if (unseen !== undefined) return betweenText(measured);
  const off = resolution / 1000;
  if (off <= 0) return secondsText(value);
  const place = Math.min(3, Math.max(0, -Math.floor(Math.log10(off))));
  const unit = 10 ** -place;
  const shown = Math.max(unit, Math.ceil(off / unit - 1e-9) * unit);
  return `${fixedSeconds(value, place)} s ± ${fixedSeconds(shown * 1000, place)} s`;
}

/** The value alone, in the digits that its resolution allows: for a label or a table whose resolution stands nearby. */
export const valueText = (measured: Measured): string => measuredText(measured).split(' ±')[0]!;

/** `0.46 … 3.01 s`: both ends of what may be, in the digits of the wider one. */
function betweenText({ value, resolution }: Measured): string {
  const places = resolution >= 5000 ? 1 : 2;
  const [from, to] = [Math.max(0, value - resolution), value + resolution];
  return `${fixedSeconds(from, places)} … ${fixedSeconds(to, places)} s`;
}

export function observedText(observed: Observed): string {
  if (observed.seen) return measuredText(observed.time);
  const until = secondsText(observed.until);
  switch (observed.censoredBy) {
    case 'ended':
      return `not within ${until}`;
    case 'unproved':
      return `after ${until} at the earliest, not seen to last`;
    case 'unseen':
      return observed.until === 0 ? 'not known' : `not within ${until}, and not known after that`;
  }
}

/** `99.2 % of 1,250`, or `96.5 … 98.2 % of 1,300, 50 not known`; never rounded up to 100. */
export function shareText({ good, due, unknown }: Share): string {
  const all = due + unknown;
  if (all === 0) return 'none due';
  if (unknown === 0) return `${percentOf(good, due)} % of ${countText(due)}`;
  const range = `${percentOf(good, all)} … ${percentOf(good + unknown, all)} %`;
  return `${range} of ${countText(all)}, ${countText(unknown)} not known`;
}

const percentOf = (good: number, due: number): string =>
  good === due ? '100' : String(Math.floor((10_000 * good) / due) / 100);

/** `24`, or `24 … 200` where not all was seen. */
export const countedText = ({ value, resolution }: Counted): string =>
  resolution === 0 ? countText(value) : `${countText(value - resolution)} … ${countText(value + resolution)}`;
