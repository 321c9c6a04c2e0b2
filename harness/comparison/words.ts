/** The verbs and figures of a comparison's sentences. */
import type { Quantity } from '../model/comparison-plan.ts';
import { lowerRatio, ratioDecimals, upperRatio } from '../model/rounding.ts';

/** What a variant does, by quantity. */
export const verb: Readonly<Record<Quantity, { readonly does: string; readonly to: string; readonly title: string }>> =
  {
    detection: { does: 'notices', to: 'to notice', title: 'time to detect, by the engine' },
    recovery: { does: 'is back for users', to: 'to be back for users', title: 'time to recover, for users' },
    engineRecovery: {
      does: 'is running and healthy',
      to: 'to be running and healthy',
      title: 'time to recover, by the engine',
    },
    downtime: { does: 'fails users', to: 'in which users fail', title: 'downtime, for users' },
  };

/** `12`, `4.9`, `1.23`. */
export const ratioText = (ratio: number): string => ratio.toFixed(ratioDecimals(ratio));

/** `1.48 … 1.52`, outwards. */
export const intervalText = (min: number, max: number): string => `${lowerRatio(min)} … ${upperRatio(max)}`;

/** A length of time in a sentence: `0.65 s`, `9.3 s`, `88 s`. */
export function timeText(length: number): string {
  const figure =
    length < 10_000
      ? (length / 1000).toPrecision(length < 1000 ? 2 : 3)
      : (length / 1000).toFixed(length < 100_000 ? 1 : 0);
  return `${Number(figure)} s`;
}

/** CPU in a sentence: `0.2 s`, `78 s`. */
export const cpuText = (length: number): string =>
  `${length < 10_000 ? Number((length / 1000).toPrecision(2)) : Math.round(length / 1000)} s`;

/** A variant's name in a sentence: in quotes where it is more than one word. */
export const named = (variant: string): string => (/^[\w.-]+$/.test(variant) ? variant : `‘${variant}’`);
