/** By which of the confirmed measures the commit is searched for. */
import { isSameMeasure, type MeasureName } from '../model/measure-name.ts';
import type { ComparedMeasure } from '../model/night.ts';
import { isConfirmed } from './confirmation.ts';

/** The clearest: its ratio is known best for its size. Null: none of those that were asked for is confirmed. */
export function searchTarget(
  compared: readonly ComparedMeasure[],
  asked: readonly MeasureName[],
): ComparedMeasure | null {
  const confirmed = compared.filter((one) => isConfirmed(one) && asked.some((each) => isSameMeasure(each, one)));
  return confirmed.toSorted((a, b) => vagueness(a) - vagueness(b))[0] ?? null;
}

/** The width of the interval by the distance from no change, on the scale of ratios. */
function vagueness({ ratio }: ComparedMeasure): number {
  if (ratio === null || ratio.min === null || ratio.max === null) return Number.MAX_VALUE;
  return Math.log(ratio.max / ratio.min) / Math.log(ratio.value);
}
