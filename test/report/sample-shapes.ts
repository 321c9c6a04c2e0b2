/** Small builders for the shapes of hand-made experiments: spans, bounds, containers, stories. */
import type { ReplicaReading } from '../../harness/model/analysis.ts';
import type { Span } from '../../harness/model/time.ts';
import { instant, milliseconds, range } from '../../harness/model/time.ts';

export const timeSpan = (from: number, to: number): Span => ({ from: instant(from), to: instant(to) });
export const bounds = (min: number, max: number) => range(milliseconds(min), milliseconds(max));
export const replicaReading = (
  name: string,
  more: Omit<ReplicaReading, 'service' | 'replica' | 'changes'> & { readonly replica?: number },
): ReplicaReading => ({
  service: name,
  replica: 1,
  changes: [],
  ...more,
});
export const story = (...lines: readonly (readonly [number, string])[]) =>
  lines.map(([at, text]) => ({ at: instant(at), text }));
