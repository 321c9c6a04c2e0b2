/** Faults by hand on the simulator: each is proved, watched, judged and undone, whatever the test does. */
import { expect } from 'chai';
import { type AppRequest, answer, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { crash, expect as expects, http, pause } from '../../harness/index.ts';
import { steadyAnswers } from '../../harness/library/steady-answers.ts';
import { watchRun } from '../../harness/library/watched-run.ts';
import { FailureError, failure } from '../../harness/model/failure.ts';
import { seconds } from '../../harness/model/time.ts';
import { api, db, describeScenario, planOf } from '../plan/sample.ts';
import { ofType, type SimRun, simContext, simIdentity } from '../runner/on-sim.ts';

const orders = http(api, '/orders');
const experiments = { any: { fault: crash(api), recovery: '9s', after: [expects(orders).fails()] } } as const;
const plan = { ...planOf(describeScenario({ probes: { orders }, experiments })), experiments: [] };

async function watching(options: SimRun = {}) {
  const answers = steadyAnswers();
  const { context, kept } = simContext(plan, { ...options, onEvent: (event) => answers.observe(event) });
  const { events } = kept;
  const watched = await watchRun({ context, identity: simIdentity, events, answers, report: 'reports/r/report.html' });
  return { watched, kept, context };
}

describe('a watched run', () => {
  it('tells how long a probe took to recover, and keeps what was expected in its report', async () => {
    const { watched, kept } = await watching();
    await watched.inject(crash(api), null);
    const recovery = await watched.recovery('orders', seconds(60));
    expect(recovery.milliseconds).to.be.within(100, 3000);
    expect(recovery.downtime).to.be.within(100, 3000);
    expect(recovery.answers.refused).to.be.above(0);
    expect(recovery.within('5s').verdict).to.equal('pass');
    const missed = recovery.within('1ms');
    expect(missed.verdict).to.equal('fail');
    expect(missed.message).to.match(
      /^orders recovered after \d\.\d+ s ± 0\.\d+ s, 0\.001 s were allowed \(predicted .* s\)\n/,
    );
    expect(missed.message).to.match(
      /\nnoticed {2}.*api died.*\nhealed .*\nanswers .*refused \d+ times.*\nreport {3}reports\/r\/report\.html$/,
    );
    const { experiments, ending, verdict } = await watched.end();
    expect(ending).to.equal('completed');
    expect(verdict).to.equal('fail');
    expect(experiments.map(({ name }) => name)).to.deep.equal(['crash of api']);
    expect(experiments[0]!.expectations.map((one) => one.verdict)).to.deep.equal(['pass', 'fail']);
    expect(kept.events.at(-1)).to.deep.include({ type: 'run.ended', leftovers: [], failures: [] });
  });

  it('holds a fault until it is ended, and counts from there', async () => {
    const { watched, kept } = await watching();
    const frozen = await watched.inject(pause(api), null);
    expect(frozen.isOver()).to.equal(false);
    await frozen.end();
    await frozen.end();
    const recovery = await watched.recovery('orders', seconds(60));
    expect(recovery.within('2s').verdict).to.equal('pass');
    await watched.end();
    expect(ofType(kept.events, 'revert.ended').map((one) => one.landing)).to.deep.equal(['applied']);
  });

  it('ends what is held at its end, and once more what is counted', async () => {
    const { watched, kept } = await watching();
    await watched.inject(pause(api), seconds(1));
    await watched.recovery('orders', seconds(60));
    await watched.inject(pause(api), null);
    const { experiments, leftovers } = await watched.end();
    expect(experiments.map(({ name, inconclusive }) => [name, inconclusive])).to.deep.equal([
      ['api paused', null],
      ['api paused, 2', null],
    ]);
    expect(leftovers).to.deep.equal([]);
    expect(ofType(kept.events, 'revert.ended')).to.have.lengthOf(2);
    expect(kept.ledger.filter(({ line }) => line.startsWith('done'))).to.have.lengthOf(2);
  });

  it('undoes the fault when it is interrupted, and what waits for a recovery is told why there is none', async () => {
    const { watched, kept, context } = await watching();
    await watched.inject(pause(api), null);
    const waiting = watched.recovery('orders', seconds(60)).catch((error: unknown) => error);
    context.abort(new FailureError([failure('R308', 'interrupted')]));
    expect(await waiting).to.be.instanceOf(FailureError);
    expect((await watched.end()).ending).to.equal('interrupted');
    expect(kept.ledger.map(({ line }) => line)).to.deep.equal(['intended api paused unpause', 'done api paused']);
  });

  it('does not begin where a probe gets no good answer, and leaves nothing behind', async () => {
    const fresh = () => ({ answer: ({ path }: AppRequest) => answer(path === '/orders' ? 503 : 200, '') });
    const { context, kept } = simContext(plan, { behaviours: { api: { ...wellBehaved, fresh } } });
    const inputs = { context, identity: simIdentity, events: kept.events, answers: steadyAnswers(), report: '' };
    const refused = await watchRun(inputs).catch((error: unknown) => error);
    expect((refused as FailureError).message).to.equal('R301: orders got no good answers when the watch began');
    expect(kept.events.at(-1)).to.deep.include({ type: 'run.ended', leftovers: [] });
  });

  it('refuses a recovery from nothing, and injects into what another fault holds', async () => {
    const { watched } = await watching();
    const refused = await watched.recovery('orders', seconds(1)).catch((error: unknown) => error);
    expect((refused as FailureError).failures[0]!.code).to.equal('R120');
    const held = await watched.inject(pause(api), null);
    await watched.inject(crash(db), null);
    await held.end();
    await watched.end();
  });

  it('cannot tell where the limit lies within the resolution', async () => {
    const { watched } = await watching();
    await watched.inject(crash(api), null);
    const recovery = await watched.recovery('orders', seconds(60));
    const judged = recovery.within(`${Math.round(recovery.milliseconds!)}ms`);
    expect(judged.verdict).to.equal('inconclusive');
    expect(judged.message).to.match(/^it cannot be told whether orders recovered within \d\.\d+ s: /);
    await watched.end();
  });
});
