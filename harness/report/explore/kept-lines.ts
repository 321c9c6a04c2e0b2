/** What became of the findings that were to be kept as scenarios. */
import type { ExploreFinding } from '../../model/exploration.ts';

export interface KeptWords {
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly lacking: readonly string[];
  readonly left: readonly { readonly finding: ExploreFinding; readonly why: string }[];
}

/** A line for each file, and for each finding that no scenario can hold. */
export const keptLines = ({ written, kept, lacking, left }: KeptWords): readonly string[] => [
  ...written.map((file) => `written  ${file}`),
  ...kept.map((file) => `kept     ${file}, which was there already`),
  ...(lacking.length === 0 ? [] : [`add      ${lacking.join(', ')} to the services of the stack`]),
  ...left.map(({ finding, why }) => `left     ${finding.service}, ${finding.weakness}: ${why}`),
];
