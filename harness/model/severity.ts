/** How bad an outcome is, where several must be told as one: the worst is the one that shows. */
import type { Outcome } from './probe.ts';

const levels = { ok: 0, harness_late: 1, no_data: 1, degraded: 2, wrong_body: 4 } as const;

/** 0: good; 1: not known; 2: degraded; 3: plainly bad; 4: taken for good, and wrong. */
export const severity = (outcome: Outcome): 0 | 1 | 2 | 3 | 4 =>
  outcome in levels ? levels[outcome as keyof typeof levels] : 3;
