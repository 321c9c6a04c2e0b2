/** A variant that never gets steady is an answer: ranked last, said in a sentence, and never recommended. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { answered } from '../../harness/comparison/answer.ts';
import { compare } from '../../harness/comparison/compare.ts';
import type { MeasuredRun } from '../../harness/comparison/measured-run.ts';
import { unsteadyOf } from '../../harness/comparison/unsteady-run.ts';
import { readObjective } from '../../harness/design/objective.ts';
import { answer, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { crash, expect as expectThat } from '../../harness/index.ts';
import type { CampaignRun, Unsteady } from '../../harness/model/campaign-run.ts';
import type { TimelineEvent } from '../../harness/model/event.ts';
import { failure } from '../../harness/model/failure.ts';
import { instant } from '../../harness/model/time.ts';
import { renderComparisonHtml } from '../../harness/report/comparison/html.ts';
import { renderComparisonJson } from '../../harness/report/comparison/json.ts';
import { renderComparisonMarkdown } from '../../harness/report/comparison/markdown.ts';
import { renderComparisonTerminal } from '../../harness/report/comparison/terminal.ts';
import { api, apiHealth, describeScenario, planOf } from '../plan/sample.ts';
import { ofType, runOnSim } from '../runner/on-sim.ts';
import { compareOnSim } from './on-sim.ts';
import { cell, crashRun, detectedAfter, ended, identity, planFor } from './sample-runs.ts';

const looping: Unsteady = { reason: 'not steady within 22 s: api is running, unhealthy', byHealer: 3, byPolicy: 0 };

const unsteadyIn = (
  variant: string,
  blocks: readonly number[],
  more: Partial<CampaignRun> = {},
): readonly CampaignRun[] =>
  blocks.map((block) => cell(variant, block, { rejected: `R301: ${looping.reason}`, unsteady: looping, ...more }));

const steady = Array.from({ length: 10 }, (_, block) => 4000 + 100 * block);
const five = [0, 1, 2, 3, 4];

describe('a comparison with a variant that never got steady', () => {
  let base: MeasuredRun;
  before(async () => {
    base = await crashRun();
  });

  const compared = (
    times: Parameters<typeof detectedAfter>[1],
    rejected: readonly CampaignRun[],
    more: Parameters<typeof planFor>[2] = {},
    names: readonly string[] = ['plain', 'healed'],
  ) => {
    const plan = planFor(names, 10, more);
    return compare({ plan, identity, runs: detectedAfter(base, times), rejected, ended: ended(), composeFile: null });
  };

  it('says so, and how often and by whom it was restarted', () => {
    const { sentence, verdict, measures, variants, failures } = compared({ plain: steady }, unsteadyIn('healed', five));
    expect(sentence).to.equal('healed was never steady in 5 of 5: restarted 15 times by its healer; plain always was.');
    expect(verdict).to.equal('pass');
    expect(measures[0]!.pairs[0]).to.deep.include({ word: 'worse', ratio: null, needed: null, blocks: 5 });
    expect(measures[0]!.pairs[0]!.p).to.be.below(0.001);
    expect(failures).to.deep.equal([]);
    expect(variants.find((one) => one.variant === 'healed')).to.deep.include({
      runs: 0,
      onFront: false,
      unsteady: { count: 5, of: 5, byHealer: 15, byPolicy: 0, reason: looping.reason },
    });
  });

  it('ranks it last, also where it is the reference, and then the other is better', () => {
    const times = { quick: steady, slow: steady.map((time) => 2 * time) };
    const names = ['bad', 'quick', 'slow'];
    const comparison = compared(times, unsteadyIn('bad', five), {}, names);
    expect(comparison.measures[0]!.variants.map((one) => one.variant)).to.deep.equal(['quick', 'slow', 'bad']);
    expect(comparison.variants.map((one) => one.variant)).to.deep.equal(['quick', 'slow', 'bad']);
    expect(comparison.measures[0]!.pairs.map((one) => one.word)).to.deep.equal(['better', 'better']);
  });

  it('never recommends it, with an objective or without', () => {
    const objective = readObjective('TTD max < 60s');
    const withGoal = compared({ plain: steady }, unsteadyIn('healed', five), { objective });
    expect(withGoal.variants.map((one) => [one.variant, one.meets])).to.deep.equal([
      ['plain', true],
      ['healed', false],
    ]);
    expect(withGoal.recommendation?.variant).to.equal('plain');
    expect(compared({ plain: steady }, unsteadyIn('healed', five)).recommendation).to.equal(null);
  });

  it('cannot tell of so few runs that it may be chance', () => {
    const { sentence, verdict } = compared({ plain: steady.slice(0, 2) }, unsteadyIn('healed', [0, 1]));
    expect(sentence).to.match(/^healed was never steady in 2 of 2: .*; plain always was; so few runs show nothing\.$/);
    expect(verdict).to.equal('inconclusive');
  });

  it('cannot tell where the other one got steady only when it was tried again, which it was not', () => {
    const shaky = unsteadyIn('plain', [0, 1, 2, 4, 5, 7, 8]);
    const { measures, verdict } = compared({ plain: steady }, [...unsteadyIn('healed', five), ...shaky]);
    expect(measures[0]!.pairs[0]).to.deep.include({ word: 'cannot tell', ratio: null });
    expect(verdict).to.equal('inconclusive');
  });

  it('takes it for the stack or the host where nobody gets steady', () => {
    const both = [...unsteadyIn('healed', five), ...unsteadyIn('plain', five)];
    const { sentence, verdict, failures } = compared({}, both);
    expect(sentence).to.equal(
      'Nothing can be said: no variant got steady, so it is the stack or its host (not steady within 22 s: api is running, unhealthy).',
    );
    expect(verdict).to.equal('inconclusive');
    expect(failures.map((one) => one.code)).to.deep.equal(['R314']);
  });

  it('asks in each block: one in which no other got steady says nothing', () => {
    const { variants } = compared({ plain: steady.slice(0, 3) }, unsteadyIn('healed', five));
    expect(variants.at(-1)!.unsteady).to.deep.include({ count: 3, of: 3 });
  });

  it('takes a block in which it did not get steady for the worst of those it has, and notes it', () => {
    const times = { plain: steady, healed: steady.map((time, block) => (block === 4 ? undefined : time / 2)) };
    const { measures, notes, variants } = compared(times, unsteadyIn('healed', [4]));
    const [, healed] = measures[0]!.variants;
    expect(healed!.came).to.deep.include({ count: 9, of: 10 });
    expect(healed!.repeats[4]).to.deep.include({ seen: false, unsteady: true, value: measures[0]!.measure.window });
    expect(notes).to.deep.equal(['healed was not steady in 1 of 10: restarted 3 times by its healer']);
    expect(variants[1]!.unsteady).to.deep.include({ count: 1, of: 10 });
  });

  it('counts a run that was tried again with success as if nothing had been', () => {
    const { variants } = compared({ plain: steady, healed: steady }, unsteadyIn('healed', [4]));
    expect(variants.map((one) => one.unsteady)).to.deep.equal([null, null]);
  });

  it('is answered at an interim analysis', () => {
    const plan = planFor(['plain', 'healed'], 10);
    const runs = detectedAfter(base, { plain: steady.slice(0, 6) });
    expect(answered(plan, runs, plan.looks[0]!, unsteadyIn('healed', five)).stop).to.equal(true);
    expect(answered(plan, runs, plan.looks[0]!, []).stop).to.equal(false);
  });

  it('is in every report', () => {
    const comparison = compared({ plain: steady }, unsteadyIn('healed', five));
    const options = { colour: false, width: 160, reportPath: null };
    for (const text of [
      renderComparisonTerminal(comparison, options),
      renderComparisonMarkdown(comparison),
      renderComparisonHtml(comparison).replaceAll('\u00a0', ' '),
    ]) {
      expect(text).to.include('never steady in 5 of 5: restarted 15 times by its healer');
      expect(text).to.match(/▼ worse/);
    }
    expect(renderComparisonTerminal(comparison, options)).to.match(/healed +▼ worse +never steady/);
    expect(JSON.parse(renderComparisonJson(comparison)).variants[1].unsteady.count).to.equal(5);
  });
});

/** Boots, and says that it is not well for ever. */
const unwell: Behaviour = {
  ...wellBehaved,
  fresh: (identity) => ({ ...wellBehaved.fresh(identity), answer: () => answer(500, 'no') }),
};

describe('a run whose stack does not get steady', () => {
  const plan = planOf(describeScenario());

  it('says why, and who restarted its containers until it was taken down', async () => {
    const { events } = await runOnSim(plan, { behaviours: { api: unwell } });
    const [change] = ofType(events, 'container.changed').filter((one) => one.service === 'api');
    const restarted = [1, 2].flatMap((n): TimelineEvent[] =>
      (['died', 'started', 'restarted'] as const).map((to) => ({
        ...change!,
        engineAt: instant(5000 + n),
        change: to === 'died' ? { to, exitCode: 0 } : { to },
      })),
    );
    const all = [...events.slice(0, 20), ...restarted, ...events.slice(20)];
    const found = unsteadyOf(analyse(plan, all), all);
    expect(found).to.deep.include({ byHealer: 2, byPolicy: 0 });
    expect(found!.reason).to.match(/^not steady within \d+ s: the check of api /);
  });

  it('is none where it was steady, and none where something else went wrong', async () => {
    const { events } = await runOnSim(plan);
    expect(unsteadyOf(analyse(plan, events), events)).to.equal(null);
    const { events: spoilt } = await runOnSim({ ...plan, budget: 4000 as typeof plan.budget });
    expect(unsteadyOf(analyse(plan, spoilt), spoilt)).to.equal(null);
  });
});

describe('a run whose stack did not come up', () => {
  const plan = planOf(describeScenario());
  const ended = (message: string): readonly TimelineEvent[] => [
    {
      ...{ type: 'run.ended', ending: 'aborted', leftovers: [], seq: 0, at: instant(1) },
      failures: [failure('R307', message)],
    },
  ];
  const unsteady = (message: string) => unsteadyOf(analyse(plan, ended(message)), ended(message));

  it('says why where its services are to blame, and is none where the engine is', () => {
    const cause = 'the stack did not come up: the check of api ended with 1: refused (web waits for it)';
    expect(unsteady(cause)?.reason).to.equal(cause);
    expect(unsteady('the stack did not come up: api could not be started: no space left')).to.equal(null);
    expect(unsteady('Compose could not bring the stack up: no route to host')).to.equal(null);
    expect(unsteady('Compose could not bring the stack up: dependency failed to start: x is unhealthy')).to.not.equal(
      null,
    );
  });
});

describe('a comparison on the simulator with a stack that never gets steady', () => {
  it('ends with the answer, after five tries', async () => {
    const scenario = describeScenario({
      experiments: {
        'a crash': {
          fault: crash(api),
          baseline: '2s',
          recovery: '14s',
          after: [expectThat(apiHealth).recovers({ within: '3s' })],
        },
      },
    });
    const { comparison } = await compareOnSim({
      scenario,
      intervals: { plain: 5, unwell: 4 },
      repeats: 8,
      behaviours: (variant): Record<string, Behaviour> => (variant === 'unwell' ? { api: unwell } : {}),
    });
    expect(comparison.sentence).to.match(
      /^unwell was never steady in 5 of 5: not steady within \d+ s: .*; plain always was\./,
    );
    expect(comparison.verdict).to.equal('pass');
    expect(comparison.recommendation).to.equal(null);
  });
});
