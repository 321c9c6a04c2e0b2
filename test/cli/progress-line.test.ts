/** What the live picture says, as events come. */
import { expect } from 'chai';
import { makeLines, noteEvent } from '../../harness/cli/progress-line.ts';
import { expect as expectThat, pause } from '../../harness/index.ts';
import { api, apiHealth, describeScenario, planOf } from '../plan/sample.ts';
import { runOnSim } from '../runner/on-sim.ts';

const plan = planOf(
  describeScenario({
    experiments: {
      'a pause': { fault: pause(api), hold: '8s', recovery: '12s', during: [expectThat(apiHealth).fails()] },
    },
  }),
);

/** The phase of the current line after each event that changed it. */
async function phasesOf(interruptAt?: string): Promise<{ phases: string[]; whole: boolean[] }> {
  const lines = makeLines(plan);
  const phases: string[] = [];
  let current = 0;
  await runOnSim(plan, {
    onEvent: (event, interrupt) => {
      current = noteEvent(event, plan, lines, current);
      const line = lines[current]!;
      const said = `${line.title}: ${line.phase}${line.faulty ? ' !' : ''}`;
      if (said !== phases.at(-1)) phases.push(said);
      if (event.type === interruptAt) interrupt();
    },
  });
  return { phases, whole: lines.map((line) => line.whole) };
}

describe('the live picture', () => {
  it('follows a run line by line, and marks the fault while it is active', async () => {
    const { phases, whole } = await phasesOf();
    expect(phases).to.deep.equal([
      'bringing the stack up: ',
      'bringing the stack up: bringing the stack up',
      'a pause: watching the steady state',
      'a pause: injecting the fault',
      'a pause: injecting the fault !',
      'a pause: the fault holds !',
      'a pause: the fault holds',
      'a pause: watching the recovery',
      'taking the stack down: taking the stack down',
    ]);
    expect(whole).to.deep.equal([true, true, true]);
  });

  it('knows an experiment that was broken off', async () => {
    expect((await phasesOf('inject.ended')).whole).to.deep.equal([true, false, true]);
  });
});
