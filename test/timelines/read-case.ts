/** Reads a golden case: plain text → a plan, a timeline and the findings that are expected. The language is in README.md. */

import type { TimelineEvent } from '../../harness/model/event.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { readPlan } from './read-plan.ts';
import { readTimeline } from './read-timeline.ts';

export interface GoldenCase {
  readonly plan: Plan;
  readonly events: readonly TimelineEvent[];
  readonly expected: readonly string[];
}

export function readCase(text: string): GoldenCase {
  const [first, second, third] = text.split(/^---$/m).map(linesOf);
  if (first === undefined || second === undefined || third === undefined) throw new Error('a case has three parts');
  const plan = readPlan(first);
  return { plan, events: readTimeline(second, plan), expected: third };
}

const linesOf = (part: string): string[] =>
  part
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .filter((line) => line !== '');
