/** What a person sees while a comparison goes on: one line that moves, or one line a block where nobody watches. */
import type { CampaignEvent } from '../campaign/campaign.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';
import type { Output } from './output.ts';

/** What is known so far. */
interface Tally {
  done: number;
  left: number;
  rejected: number;
  jobs: number;
  /** Of the runs so far, milliseconds each. */
  length: number;
  /** Runs of each block that count. */
  readonly blocks: Map<number, number>;
}

export function showCampaign(plan: ComparisonPlan, output: Output): (event: CampaignEvent) => void {
  const tally: Tally = { done: 0, left: 0, rejected: 0, jobs: 1, length: 0, blocks: new Map() };
  return (event) => {
    note(tally, event);
    if (event.type === 'looked') {
      output.status(null);
      output.err(`look after ${event.look.blocks} blocks: ${event.reason}`);
    }
    if (output.live) output.status(liveLine(tally));
    else if (event.type === 'run.ended') {
      const { block, rejected, folder } = event.run;
      if (rejected !== null) output.err(`${folder} is not used: ${rejected}`);
      else if (block !== null && tally.blocks.get(block) === plan.variants.length) {
        output.err(`block ${block + 1} of ${plan.blocks.length}  ${tallyText(tally)}`);
      }
    }
    if (tally.left === 0 && tally.done > 0) output.status(null);
  };
}

function note(tally: Tally, event: CampaignEvent): void {
  switch (event.type) {
    case 'began':
      tally.left = event.runs;
      break;
    case 'run.began':
      tally.jobs = event.jobs;
      break;
    case 'run.ended': {
      const { run } = event;
      tally.left = event.left;
      tally.length = (tally.length * tally.done + (run.ended - run.began)) / (tally.done + 1);
      tally.done += 1;
      if (run.rejected !== null) tally.rejected += 1;
      else if (run.block !== null) tally.blocks.set(run.block, (tally.blocks.get(run.block) ?? 0) + 1);
      break;
    }
    case 'looked':
      break;
  }
}

const cells = 20;

/** `▕███████░░░░░▏ 12 of 31 runs · 3 side by side · about 4 min left · 1 not used`. */
export function liveLine(tally: Omit<Tally, 'blocks'>): string {
  const all = tally.done + tally.left;
  const full = all === 0 ? 0 : Math.round((cells * tally.done) / all);
  return `▕${'█'.repeat(full)}${'░'.repeat(cells - full)}▏ ${tallyText(tally)}`;
}

/** The time left is told once a run has shown how long one takes. */
export function tallyText({ done, left, rejected, jobs, length }: Omit<Tally, 'blocks'>): string {
  const minutes = Math.max(1, Math.round((left * length) / Math.max(1, jobs) / 60_000));
  return [
    `${done} of ${done + left} runs`,
    ...(jobs > 1 ? [`${jobs} side by side`] : []),
    ...(done > 0 && left > 0 ? [`about ${minutes} min left`] : []),
    ...(rejected > 0 ? [`${rejected} not used`] : []),
  ].join(' · ');
}
