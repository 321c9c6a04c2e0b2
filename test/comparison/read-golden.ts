/** Reads a golden comparison. */
import type { RepeatValue } from '../../harness/model/comparison.ts';
import type { Measure, Quantity } from '../../harness/model/comparison-plan.ts';
import { parseDuration } from '../../harness/model/time.ts';
import type { Factor } from '../../harness/model/variant.ts';
import { measureOf } from './sample-runs.ts';
import { repeatOf } from './summary-of.ts';

export interface Golden {
  readonly measure: Measure;
  readonly reference: string;
  readonly alpha: number;
  /** Of a full factorial; its variants are all combinations, the last factor's values running fastest. */
  readonly factors: readonly Factor[];
  readonly variants: readonly { readonly name: string; readonly repeats: readonly RepeatValue[] }[];
  /** `fast better: the sentence`. */
  readonly said: readonly string[];
}

export function readGolden(text: string): Golden {
  const [head, expected] = text.split('\n---\n') as [string, string];
  const [, setting, ...lines] = head.split('\n') as [string, string, ...string[]];
  const rows = lines.filter((line) => !line.startsWith('factor '));
  const [, quantity, window, reference, alpha] =
    /^(\w+) in (\S+), against (.+?)(?:, level (\S+))?$/.exec(setting) ?? [];
  return {
    measure: measureOf(quantity as Quantity, { experiment: 'e', probe: 'page', window: parseDuration(window!)! }),
    reference: reference!,
    alpha: Number(alpha ?? 0.05),
    factors: lines.filter((line) => line.startsWith('factor ')).map(readFactor),
    variants: rows.map((row) => {
      const [name, values] = row.split(': ') as [string, string];
      return { name, repeats: values.trim().split(/\s+/).flatMap(readRepeat) };
    }),
    said: expected.trim().split('\n'),
  };
}

/** `factor healthcheck.interval = 1s, 5s` */
function readFactor(line: string): Factor {
  const [field, values] = line.slice('factor '.length).split(' = ') as [string, string];
  return { service: 'api', field, values: values.split(', ') };
}

function readRepeat(word: string, block: number): readonly RepeatValue[] {
  if (word === '-') return [];
  return [repeatOf(block, Math.round(1000 * Number(word.replace('>', ''))), !word.startsWith('>'))];
}
