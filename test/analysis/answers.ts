/** Answers of a page that is asked ten times a second, over fresh connections. */
import { type ProbeSample, Samples } from '../../harness/analysis/readings/sample-columns.ts';
import { Slots } from '../../harness/analysis/readings/slots.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import { instant } from '../../harness/model/time.ts';
import { httpProbe } from '../plan/parts.ts';

export const probe = httpProbe({ rate: 10, connections: ['fresh'] });

export const sample = (due: number, outcome: Outcome = 'ok', more: Partial<ProbeSample> = {}): ProbeSample => ({
  connection: 'fresh',
  due: instant(due),
  sent: instant(due),
  end: instant(due),
  outcome,
  status: null,
  instance: null,
  ...more,
});

const outcomes: Readonly<Record<string, Outcome>> = { '+': 'ok', '-': 'refused', d: 'degraded', '?': 'harness_late' };

/** An answer each 100 ms: `+` good, `-` bad, `d` degraded, `?` late, and none at all for a space; each takes 5 ms. */
export const pattern = (text: string): ProbeSample[] =>
  [...text].flatMap((one, n) => (one === ' ' ? [] : [sample(n * 100, outcomes[one], { end: instant(n * 100 + 5) })]));

export const slotsOf = (text: string, down: readonly { from: number; to: number }[] = []): Slots =>
  Slots.of(
    Samples.of(pattern(text)),
    probe,
    down.map(({ from, to }) => ({ from: instant(from), to: instant(to) })),
  );
