/** What becomes of a stack that an experiment left broken. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { answer, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { crash, expect as expectThat, kill } from '../../harness/index.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Fresh } from '../../harness/model/scenario.ts';
import { renderHtml } from '../../harness/report/html.ts';
import { renderMarkdown } from '../../harness/report/markdown.ts';
import { renderResult } from '../../harness/report/result.ts';
import { renderTerminal } from '../../harness/report/terminal.ts';
import { api, apiHealth, db, describeScenario, planOf, service } from '../plan/sample.ts';
import { type Kept, ofType, runOnSim } from './on-sim.ts';

const recovers = expectThat(apiHealth).recovers({ within: '3s' });

/** db is killed for good, and two crashes of api follow. */
const planWith = (fresh?: Fresh): Plan =>
  planOf(
    describeScenario({
      ...(fresh !== undefined && { fresh }),
      experiments: {
        'a kill': { fault: kill(db), recovery: '8s', after: [expectThat(db).doesNotRecover()] },
        'a crash': { fault: crash(api), recovery: '20s', after: [recovers] },
        'another crash': { fault: crash(api), recovery: '20s', after: [recovers] },
      },
    }),
    [
      service('api'),
      service('web'),
      service('db', { ports: [], health: null, healthFrom: 'none', restart: { name: 'no' } }),
    ],
  );

/** Its lives of these numbers, from 1, end at once with 1. */
function livesEnding(ends: (life: number) => boolean): Behaviour {
  let lives = 0;
  return {
    ...wellBehaved,
    fresh: (identity) => {
      lives += 1;
      const app = wellBehaved.fresh(identity);
      return ends(lives) ? { ...app, begin: () => ({ ...answer(0, ''), exit: 1 }) } : app;
    },
  };
}

/** Put back after the kill, it ends at once; a new one lives. */
const secondLife = (): Record<string, Behaviour> => ({ db: livesEnding((life) => life === 2) });

const injected = ({ events }: Kept): readonly string[] => ofType(events, 'inject.began').map((one) => one.experiment);

describe('a stack that an experiment left broken', () => {
  it('is created again for the next, which says why, and runs', async () => {
    const kept = await runOnSim(planWith(), { behaviours: secondLife() });
    expect(injected(kept)).to.deep.equal(['a kill', 'a crash', 'another crash']);
    const renewed = ofType(kept.events, 'stack.renewed');
    expect(renewed.map(({ experiment, brokenBy }) => [experiment, brokenBy])).to.deep.equal([['a crash', 'a kill']]);
    expect(renewed[0]!.reason).to.match(
      /^not steady within 5 s: db ended with 1\b.*; broken since 'a kill', which ended 5 s before$/,
    );
    expect(ofType(kept.events, 'warned')).to.deep.equal([]);
    expect(kept.events.at(-1)).to.deep.include({ type: 'run.ended', ending: 'completed', leftovers: [] });
  });

  it('is judged in its own windows: the experiment on the new one passes, with its own numbers', async () => {
    const plan = planWith();
    const { events } = await runOnSim(plan, { behaviours: secondLife() });
    const { experiments } = analyse(plan, events);
    expect(experiments.map((one) => one.verdict)).to.deep.equal(['pass', 'pass', 'pass']);
    expect(experiments.map((one) => one.renewed?.brokenBy)).to.deep.equal([undefined, 'a kill', undefined]);
    const downtimes = experiments.map((one) => one.probes[0]!.downtime.value);
    expect(downtimes[1]).to.be.above(0).and.below(3000);
    expect(experiments[1]!.services.find((one) => one.service === 'api')!.restarts).to.have.length(1);
  });

  it('is mentioned in every report', async () => {
    const plan = planWith();
    const { events } = await runOnSim(plan, { behaviours: secondLife() });
    const analysis = analyse(plan, events);
    const said = /created again before, in [\d.]+ s: not steady within 5 s: db ended with 1.*; broken since .a kill/;
    expect(renderTerminal(analysis, { colour: false, width: 400, reportPath: null })).to.match(said);
    expect(renderMarkdown(analysis)).to.match(said);
    expect(renderHtml(analysis).replaceAll('&#39;', "'").replaceAll('\u00a0', ' ')).to.match(said);
    expect(JSON.parse(renderResult(analysis)).experiments[1].renewed.brokenBy).to.equal('a kill');
  });

  it('keeps the logs of those that go', async () => {
    const { files } = await runOnSim(planWith(), { behaviours: secondLife() });
    expect([...files.keys()])
      .to.include('logs/before-experiment-2/db-1.log')
      .and.to.include('logs/db-1.log');
  });

  it("is left as it is with fresh: 'never', and each that inherits it says who broke it, and since when", async () => {
    const plan = planWith('never');
    const kept = await runOnSim(plan, { behaviours: secondLife() });
    expect(injected(kept)).to.deep.equal(['a kill']);
    expect(ofType(kept.events, 'stack.renewed')).to.deep.equal([]);
    const told = analyse(plan, kept.events).experiments.map((one) => one.inconclusive);
    expect(told.map((one) => one?.code)).to.deep.equal([undefined, 'R301', 'R301']);
    expect(told[1]!.message).to.match(
      /^not steady within 5 s: db ended with 1\b.*; broken since 'a kill', which ended 5 s before$/,
    );
    expect(told[2]!.message).to.match(/broken since 'a kill', which ended 10 s before$/);
    for (const one of told.slice(1)) expect(one!.fix).not.to.match(/longer baseline/);
  });

  it('is not created a second time where a new one is no better', async () => {
    const behaviours = { db: livesEnding((life) => life > 1) };
    const kept = await runOnSim(planWith(), { behaviours });
    expect(injected(kept)).to.deep.equal(['a kill']);
    expect(ofType(kept.events, 'phase.began').filter((one) => one.phase === 'setup')).to.have.length(2);
    const messages = ofType(kept.events, 'warned').map((one) => one.failure.message);
    expect(messages[0]).to.match(/^created again \(.*broken since 'a kill'.*\), and still not steady/);
    expect(messages).to.have.length(2);
  });

  it('is also one whose probes get no good answers although every container runs', async () => {
    let lives = 0;
    const mute: Behaviour = {
      ...wellBehaved,
      fresh: (identity) => {
        lives += 1;
        const app = wellBehaved.fresh(identity);
        if (lives !== 2) return app;
        return { ...app, answer: (request) => (request.path === '/health' ? answer(500, 'no') : app.answer(request)) };
      },
    };
    const plan = planWith();
    const unchecked = plan.services.map((one) =>
      one.name === 'api' ? { ...one, health: null, healthFrom: 'none' as const } : one,
    );
    const experiments = plan.experiments.slice(1);
    const kept = await runOnSim({ ...plan, services: unchecked, experiments }, { behaviours: { api: mute } });
    expect(ofType(kept.events, 'stack.renewed').map((one) => one.reason)).to.deep.equal([
      "not steady: apiHealth got no good answers; broken since 'a crash', which ended 15 s before",
    ]);
    expect(injected(kept)).to.deep.equal(['a crash', 'another crash']);
  });

  it('cannot be created again by an interrupted run, which takes it down all the same', async () => {
    let setups = 0;
    const kept = await runOnSim(planWith(), {
      behaviours: secondLife(),
      onEvent: (event, interrupt) => {
        if (event.type === 'phase.began' && event.phase === 'setup') setups += 1;
        if (setups === 2) interrupt();
      },
    });
    expect(kept.events.at(-1)).to.deep.include({ type: 'run.ended', ending: 'interrupted', leftovers: [] });
  });
});

describe("fresh: 'always'", () => {
  it('creates the stack again before every experiment but the first', async () => {
    const kept = await runOnSim(planWith('always'));
    const renewed = ofType(kept.events, 'stack.renewed');
    expect(renewed.map(({ experiment, brokenBy }) => [experiment, brokenBy])).to.deep.equal([
      ['a crash', null],
      ['another crash', null],
    ]);
    expect(injected(kept)).to.deep.equal(['a kill', 'a crash', 'another crash']);
    expect(analyse(planWith('always'), kept.events).verdict).to.equal('pass');
  });
});
