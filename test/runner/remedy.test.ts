/** What heals a stack after a crash: nothing, a restart of somebody else, or only a new container. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { answer, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { crash, expect as expectThat, recreate, restart } from '../../harness/index.ts';
import type { Action } from '../../harness/model/fault.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { renderHtml } from '../../harness/report/html.ts';
import { renderMarkdown } from '../../harness/report/markdown.ts';
import { renderTerminal } from '../../harness/report/terminal.ts';
import { api, apiHealth, db, describeScenario, planOf } from '../plan/sample.ts';
import { ofType, runOnSim } from './on-sim.ts';

/** Which database every process talks to: one that has gone is never asked for again. */
function stuckOnItsDatabase(): Record<string, Behaviour> {
  let database = 0;
  return {
    db: {
      ...wellBehaved,
      fresh: (identity) => {
        database += 1;
        return wellBehaved.fresh(identity);
      },
    },
    api: {
      ...wellBehaved,
      fresh: (identity) => {
        const app = wellBehaved.fresh(identity);
        const mine = Math.max(1, database);
        return { ...app, answer: (asked) => (mine === database ? app.answer(asked) : answer(500, 'gone')) };
      },
    },
  };
}

/** What was written to its disk as it died is read by every later process of the same container. */
function brokenDisk(): Record<string, Behaviour> {
  const lives = new Map<string, number>();
  return {
    api: {
      ...wellBehaved,
      fresh: (identity) => {
        const app = wellBehaved.fresh(identity);
        const life = (lives.get(identity.instance) ?? 0) + 1;
        lives.set(identity.instance, life);
        return life === 1 ? app : { ...app, answer: () => answer(500, 'a broken index') };
      },
    },
  };
}

const planWith = (fault: ReturnType<typeof crash>, then: Action): Plan =>
  planOf(
    describeScenario({
      experiments: {
        'a crash': {
          fault,
          hold: '15s',
          then,
          recovery: '25s',
          during: [expectThat(apiHealth).doesNotRecover()],
          after: [expectThat(apiHealth).recovers({ within: '12s' })],
        },
      },
    }),
  );

async function tried(plan: Plan, behaviours: Record<string, Behaviour>) {
  const { events } = await runOnSim(plan, { behaviours });
  return { events, analysis: analyse(plan, events), one: analyse(plan, events).experiments[0]! };
}

const said = (analysis: ReturnType<typeof analyse>): readonly string[] => [
  renderTerminal(analysis, { colour: false, width: 400, reportPath: null }),
  renderMarkdown(analysis),
  renderHtml(analysis).replaceAll('&#39;', "'").replaceAll('\u00a0', ' '),
];

describe('a restart of app after a crash of its database', () => {
  const plan = planWith(crash(db), restart(api));

  it('heals what held on to the old one: during fails, after recovers', async () => {
    const { one } = await tried(plan, stuckOnItsDatabase());
    expect(one.inconclusive).to.equal(null);
    expect(one.expectations.map(({ judgedIn, verdict }) => [judgedIn, verdict])).to.deep.equal([
      ['during', 'pass'],
      ['after', 'pass'],
    ]);
    const [probe] = one.probes;
    expect(probe!.residualRecovery!.seen).to.equal(true);
  });

  it('comes when `hold` is over, is proved, and is on the timeline', async () => {
    const { events } = await tried(plan, stuckOnItsDatabase());
    const [injected] = ofType(events, 'inject.ended');
    const [began] = ofType(events, 'revert.began');
    expect(began!.by).to.deep.equal(restart(api));
    expect(began!.at - injected!.ended).to.be.closeTo(15_000, 5);
    expect(ofType(events, 'revert.ended')[0]!.landing).to.equal('applied');
  });

  it('is named, with its service, in every report', async () => {
    const { analysis } = await tried(plan, stuckOnItsDatabase());
    for (const text of said(analysis)) expect(text).to.match(/after the operator.s restart of api/);
  });

  it('is not said to heal what came back by itself', async () => {
    const { analysis, one } = await tried(planWith(crash(api), restart(db)), {});
    expect(one.expectations[0]!.verdict, 'during it did recover').to.equal('fail');
    for (const text of said(analysis).slice(0, 2)) {
      expect(text).to.match(/healed.*for users, before the operator.s restart of db/);
    }
  });
});

describe('a container whose disk is broken', () => {
  it('is not healed by a restart, and that is said', async () => {
    const { analysis, one } = await tried(planWith(crash(api), restart(api)), brokenDisk());
    expect(one.expectations.map((each) => each.verdict)).to.deep.equal(['pass', 'fail']);
    for (const text of said(analysis).slice(0, 2)) {
      expect(text).to.match(/healed +\**not within [\d.]+ s\** +after the operator.s restart\b/);
    }
  });

  it('is healed by a new one', async () => {
    const { events, analysis, one } = await tried(planWith(crash(api), recreate(api)), brokenDisk());
    expect(one.expectations.map((each) => each.verdict)).to.deep.equal(['pass', 'pass']);
    expect(ofType(events, 'revert.ended')[0]!.proof).to.match(/^api: new container/);
    for (const text of said(analysis)) expect(text).to.match(/after the operator.s re-creation/);
  });
});
