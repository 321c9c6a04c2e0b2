/** Stacks with services that run once and end, in virtual time: from the way up to what the report says. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { type Behaviour, runsOnce } from '../../harness/engine/sim/behaviour.ts';
import type { ResolvedService } from '../../harness/model/plan.ts';
import { seconds } from '../../harness/model/time.ts';
import { renderHtml } from '../../harness/report/html.ts';
import { renderMarkdown } from '../../harness/report/markdown.ts';
import { renderTerminal } from '../../harness/report/terminal.ts';
import { describeScenario, planOf, service, services } from '../plan/sample.ts';
import { ofType, runOnSim } from './on-sim.ts';

const once = { health: null, healthFrom: 'none', restart: { name: 'no' }, ports: [] } as const;

/** The api waits for `migrate` to complete; `init` runs beside them. */
const resolved: readonly ResolvedService[] = [
  service('api', { dependsOn: [{ service: 'migrate', condition: 'service_completed_successfully' }] }),
  ...services.slice(1),
  service('init', once),
  service('migrate', once),
];
const plan = planOf(describeScenario(), resolved);

const runWith = async (behaviours: Readonly<Record<string, Behaviour>>) => {
  const { events } = await runOnSim(plan, { behaviours });
  const analysis = analyse(plan, events);
  return { events, analysis, text: renderTerminal(analysis, { colour: false, width: 120, reportPath: null }) };
};

describe('services that ran once and ended with 0', () => {
  it('are done, and the stack is steady', async () => {
    const { events, analysis, text } = await runWith({ init: runsOnce() });
    const changes = ofType(events, 'container.changed');
    const at = (name: string, to: string) =>
      changes.find((one) => one.service === name && one.change.to === to)!.engineAt;
    expect(at('api', 'started'), 'the api waits').to.be.greaterThan(at('migrate', 'died'));
    expect(analysis.verdict, text).to.equal('pass');
    const [experiment] = analysis.experiments;
    for (const name of ['init', 'migrate']) {
      const reading = experiment!.services.find((one) => one.service === name)!;
      expect(reading.replicas[0]!.lane.map((one) => one.state)).to.deep.equal(['done']);
      expect(reading).to.deep.include({ inBlastRadius: false, detectedAs: null, restarts: [] });
    }
    expect(text).to.match(/done +init and migrate ran once and ended with 0/);
    const markdown = renderMarkdown(analysis);
    expect(markdown)
      .to.match(/^migrate 1 +D+$/m)
      .and.match(/D done/);
    expect(renderHtml(analysis))
      .to.match(/#look-done/)
      .and.match(/class="legend"[\s\S]*done/);
  });

  it('may end while an experiment is under way, and that is no damage', async () => {
    const { analysis, text } = await runWith({ init: runsOnce(0, 9000) });
    const init = analysis.experiments[0]!.services.find((one) => one.service === 'init')!;
    expect(init.replicas[0]!.lane.map((one) => one.state)).to.deep.equal(['running', 'done']);
    expect(init.inBlastRadius).to.equal(false);
    expect(analysis.experiments[0]!.findings.map((one) => one.text)).to.include(
      'init ended with exit code 0 during the experiment: it counts as done, not as down',
    );
    expect(text).to.not.match(/done +init/);
  });
});

describe('a service that ran once and ended otherwise', () => {
  it('keeps the stack from its steady state, with its exit code and its last words', async () => {
    const { events } = await runWith({ init: runsOnce(3) });
    const [ended] = ofType(events, 'run.ended');
    expect(ended!.failures.map((one) => one.code)).to.deep.equal(['R301']);
    expect(ended!.failures[0]!.message).to.match(/^not steady: init ended with 3: ".*exited with 3"$/);
  });

  it('keeps the stack from coming up where another waits for it, and is named with its last words', async () => {
    const { events } = await runWith({ migrate: runsOnce(1) });
    const [ended] = ofType(events, 'run.ended');
    expect(ended!.failures.map((one) => one.code)).to.deep.equal(['R307']);
    expect(ended!.failures[0]!.message).to.match(
      /^the stack did not come up: migrate ended with 1: ".*" \(api waits for it\)$/,
    );
  });

  it('that never ends uses up the time of the run, and is named then, with who waits for it', async () => {
    const { events } = await runOnSim(
      { ...plan, budget: seconds(30) },
      { behaviours: { migrate: runsOnce(0, 600_000) } },
    );
    const [failure] = ofType(events, 'run.ended')[0]!.failures;
    expect(failure!.code).to.equal('R305');
    expect(failure!.message).to.equal(
      'the budget of 30 s is used up while the stack came up: migrate, which others wait for, has not ended (api waits for it)',
    );
    expect(failure!.fix).to.match(/^migrate must end with 0 by itself/);
  });
});
