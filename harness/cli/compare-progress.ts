/** What a person sees while a comparison goes on: one line that moves, or one line a block where nobody watches. */

import { valueText } from '../analysis/words/figures.ts';
import type { Output } from '../app/output-port.ts';
import type { CampaignEvent } from '../campaign/campaign.ts';
import type { MeasuredRun } from '../comparison/measured-run.ts';
import { readValue } from '../comparison/read-value.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import { longText, secondsText } from '../model/duration-text.ts';
import { type Duration, milliseconds } from '../model/time.ts';

/** What is known so far. */
export interface Tally {
  readonly done: number;
  readonly left: number;
  readonly rejected: number;
  /** Under way side by side. */
  readonly jobs: number;
  /** Of a run, in the mean of those that are over. */
  readonly length: Duration;
  /** The last run that counts: `fast checks 9.1 s`. */
  readonly last: string | null;
}

/** `runs`: those that count so far, the last one last; the caller's own, that grows. */
export function showCampaign(
  plan: ComparisonPlan,
  output: Output,
  runs: readonly MeasuredRun[] = [],
): (event: CampaignEvent) => void {
  let tally: Tally = { done: 0, left: 0, rejected: 0, jobs: 1, length: milliseconds(0), last: null };
  const say = (text: string): void => {
    output.status(null);
    output.err(text);
  };
  return (event) => {
    tally = noted(tally, event);
    if (event.type === 'ended') return output.status(null);
    if (event.type === 'looked') say(`after ${event.look.blocks} blocks: ${event.reason}`);
    if (event.type === 'run.ended') {
      const { folder, rejected, block, unsteady } = event.run;
      if (rejected === null) tally = { ...tally, last: headline(plan, event.run.folder, runs) ?? tally.last };
      else if (!output.live)
        say(
          unsteady === undefined
            ? `${folder} is not used: ${rejected}`
            : `${folder} did not get steady: ${unsteady.reason}`,
        );
      if (event.closes && !output.live) say(`block ${block! + 1} of ${plan.blocks.length}  ${tallyText(tally)}`);
    }
    output.status(liveLine(tally));
  };
}

function noted(tally: Tally, event: CampaignEvent): Tally {
  if (event.type === 'began') return { ...tally, left: event.runs };
  if (event.type === 'run.began') return { ...tally, jobs: event.jobs };
  if (event.type !== 'run.ended') return tally;
  const { began, ended, rejected } = event.run;
  const done = tally.done + 1;
  return {
    ...tally,
    done,
    left: event.left,
    rejected: tally.rejected + (rejected === null ? 0 : 1),
    length: milliseconds(tally.length + (ended - began - tally.length) / done),
  };
}

/** What the run says of the first measure; null for a control, and for what is not known. */
function headline({ measures }: ComparisonPlan, folder: string, runs: readonly MeasuredRun[]): string | null {
  const [measure] = measures;
  const one = runs.findLast(({ run }) => run.folder === folder);
  const value = measure === undefined || one === undefined ? null : readValue(measure, one);
  if (value === null) return null;
  return `${one!.run.variant} ${value.seen ? valueText(value) : `not within ${secondsText(value.value)}`}`;
}

const cells = 20;

/** `━━━━━━━╌╌╌╌╌ 12 of 31 runs · 3 side by side · about 4 min left · 1 not used · fast checks 9.1 s`. */
export function liveLine(tally: Tally): string {
  const all = tally.done + tally.left;
  const full = all === 0 ? 0 : Math.floor((cells * tally.done) / all);
  const text = tallyText(tally);
  return `${'━'.repeat(full)}${'╌'.repeat(cells - full)} ${tally.last === null ? text : `${text} · ${tally.last}`}`;
}

/** The time left is shown once a run has shown how long one takes. */
export function tallyText({ done, left, rejected, jobs, length }: Tally): string {
  const wait = (left * length) / Math.max(1, Math.min(jobs, left));
  // To ten seconds, or to the minute: nobody knows better.
  const step = wait < 90_000 ? 10_000 : 60_000;
  const about = longText(milliseconds(Math.ceil(wait / step) * step));
  return [
    `${done} of ${done + left} runs`,
    ...(jobs > 1 && left > 0 ? [`${jobs} side by side`] : []),
    ...(done > 0 && left > 0 ? [`about ${about} left`] : []),
    ...(rejected > 0 ? [`${rejected} not used`] : []),
  ].join(' · ');
}
