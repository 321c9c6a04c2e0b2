/** What is told while a comparison goes on. */
import { expect } from 'chai';
import type { Output } from '../../harness/app/output-port.ts';
import { liveLine, showCampaign, type Tally, tallyText } from '../../harness/cli/compare-progress.ts';
import { type MeasuredRun, measureRun } from '../../harness/comparison/measured-run.ts';
import { crash, expect as expectThat } from '../../harness/index.ts';
import type { CampaignRun } from '../../harness/model/campaign-run.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { campaignOn, comparisonPlan, type Machine } from '../campaign/sample.ts';
import { api, describeScenario, planOf } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';

const tally: Tally = { done: 12, left: 19, rejected: 1, jobs: 3, length: milliseconds(38_000), last: null };

const mute: Output = {
  out: () => expect.fail('progress is no result'),
  err: () => undefined,
  status: () => undefined,
  colour: false,
  live: true,
  width: 100,
};

const after = [expectThat(api).recovers({ within: '20s' })] as const;

/** What was said in lines, and every state of the line that moves. */
async function told(live: boolean, machine: Machine, jobs = 1) {
  const plan = comparisonPlan({ jobs });
  const lines: string[] = [];
  const states: (string | null)[] = [];
  const output = {
    ...mute,
    live,
    err: (text: string) => void lines.push(text),
    status: (text: string | null) => void states.push(text),
  };
  const show = showCampaign(plan, output);
  const { events } = await campaignOn(plan, machine);
  for (const event of events) show(event);
  return { lines, states, events };
}

const spoilt: Machine = {
  report: ({ block, variant, attempt }) =>
    block === 1 && variant === 'a' && attempt === 1 ? { ending: 'broken', failures: [] } : {},
};

describe('the progress of a comparison', () => {
  it('is one line: how much is done, side by side, how long still by what runs really take, and the last value', () => {
    expect(liveLine({ ...tally, last: 'fast checks 9.1 s' })).to.equal(
      '━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌ 12 of 31 runs · 3 side by side · about 5 min left · 1 not used · fast checks 9.1 s',
    );
    expect(liveLine({ ...tally, done: 0, rejected: 0, jobs: 1 })).to.equal('╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 0 of 19 runs');
    expect(liveLine({ ...tally, left: 0, rejected: 0 })).to.equal('━━━━━━━━━━━━━━━━━━━━ 12 of 12 runs');
  });

  it('knows no time better than it can: the last runs take as long as one does, however many could go', () => {
    expect(tallyText({ ...tally, left: 1, rejected: 0, jobs: 3 })).to.match(/about 40 s left/);
    expect(tallyText({ ...tally, left: 2, rejected: 0, jobs: 1 })).to.match(/about 1 min 20 s left/);
    expect(tallyText({ ...tally, left: 300, rejected: 0, jobs: 2 })).to.match(/about 1 h 35 min left/);
  });

  it('is one plain line for each block where nobody watches, and one for each run that is not used', async () => {
    const { lines } = await told(false, spoilt);
    expect(lines.slice(0, 2)).to.deep.equal([
      'block 1 of 6  2 of 15 runs · about 3 min left',
      'runs/b02-a is not used: it could not be measured',
    ]);
    expect(lines.filter((line) => line.includes('not used: '))).to.have.length(1);
    const blocks = lines.filter((line) => line.startsWith('block'));
    expect(blocks.map((line) => line.slice(0, 12))).to.deep.equal([1, 2, 3, 4, 5, 6].map((one) => `block ${one} of 6`));
    expect(blocks.at(-1)).to.equal('block 6 of 6  16 of 16 runs · 1 not used');
    expect(lines.at(-1)).to.equal('after 6 blocks: open');
  });

  it('moves at every event where a person watches, says no more than the interim analyses in lines, and is gone in the end', async () => {
    const { lines, states, events } = await told(true, { ...spoilt, interruptAfter: 9 }, 2);
    expect(lines).to.deep.equal([]);
    expect(states).to.have.length(events.length);
    expect(states.at(-1)).to.equal(null);
    expect(states.at(-2)).to.match(/^━+╌+ (9|10) of \d+ runs · .* · 1 not used$/);
  });

  it('tells the last value of the headline: as it was measured, or that it did not come', async () => {
    const plan = comparisonPlan({
      measures: [
        {
          experiment: 'a crash',
          quantity: 'detection',
          from: 'injection',
          service: 'api',
          probe: null,
          window: seconds(20),
        },
      ],
    });
    const own = planOf(describeScenario({ experiments: { 'a crash': { fault: crash(api), recovery: '30s', after } } }));
    const run: CampaignRun = {
      ...{ folder: 'runs/b01-a', role: 'repeat', variant: 'a', block: 0, attempt: 1, jobs: 1 },
      ...{ began: milliseconds(0), ended: seconds(30), ruler: null, rejected: null },
    };
    const measured = measureRun(run, own, (await runOnSim(own)).events);
    const says = (one: MeasuredRun): string | null => {
      const states: (string | null)[] = [];
      const show = showCampaign(plan, { ...mute, status: (text) => void states.push(text) }, [one]);
      show({ type: 'run.ended', run, left: 14, jobs: 1, closes: false });
      return states.at(-1) ?? null;
    };
    expect(says(measured)).to.match(/1 of 15 runs · about 7 min left · a 0\.1\d+ s$/);
    const [experiment] = measured.analysis.experiments;
    const blind = experiment!.services.map((one) => ({
      ...one,
      detection: { seen: false, until: seconds(20), censoredBy: 'ended' } as const,
    }));
    const never = { ...measured.analysis, experiments: [{ ...experiment!, services: blind }] };
    expect(says({ ...measured, analysis: never })).to.match(/ · a not within 20 s$/);
  });
});
