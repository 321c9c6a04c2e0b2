/** Two faults at once, from the simulator to the engine, in whose place another simulation stands whose programs do what they do. */
import { expect } from 'chai';
import { explorePairs, type PairsEvent, type PairsInput } from '../../../harness/app/explore/explore-pairs.ts';
import type { RowsWorld } from '../../../harness/app/explore/measure-rows.ts';
import type { ExploreRow } from '../../../harness/model/explore-row.ts';
import type { RestartPolicy } from '../../../harness/model/settings.ts';
import { type Habit, plainHabit } from '../../../harness/schedules/habits.ts';
import { learned, measuredOnSim, rows, servicesWith } from '../../schedules/sample.ts';

const policy: RestartPolicy = { name: 'on-failure', maxAttempts: 3 };

/** Without a database there is no start of it: only two faults show that. */
const endsAtStart: Habit = { start: 'ends', reconnects: 'always' };

async function explored(truth: Habit, more: Partial<PairsInput> = {}) {
  const asked: ExploreRow[] = [];
  const events: PairsEvent[] = [];
  const world = {
    ...{ learned, seed: '7f3a', signal: new AbortController().signal, budgetEnds: Number.POSITIVE_INFINITY },
  } as Partial<RowsWorld> as RowsWorld;
  const { report } = await explorePairs({
    ...{ services: servicesWith(policy), rows, measured: [], graph: [], count: 250, world },
    measure: async (given) => {
      asked.push(...given);
      return {
        measured: await measuredOnSim(given, truth, policy),
        untried: [],
        engine: null,
        failures: [],
        leftovers: [],
      };
    },
    progress: (event) => events.push(event),
    ...more,
  });
  return { report, asked, events };
}

describe('app/explore/explore-pairs', () => {
  it('reproduces what is so, in so many of so many, and neither fault does it alone', async () => {
    const { report, asked } = await explored(endsAtStart);
    const [found] = report.findings;
    expect(found!.standing).to.equal('reproduced');
    expect(found!.text).to.equal('db stopped for 1 s, and crash of api at once');
    expect(found!.engine!.failed).to.equal(found!.engine!.of);
    expect(found!.engine!.of).to.be.at.least(5);
    expect(found!.engine!.alone).to.deep.equal([
      { failed: 0, of: 5 },
      { failed: 0, of: 5 },
    ]);
    expect(found!.broke.join()).to.match(/api is down .*its retries are used up/);
    expect(report.runs).to.equal(asked.length);
    expect(new Set(asked.map(({ key }) => key)).size, 'every repeat has a name of its own').to.equal(asked.length);
  });

  it('says of what the simulator only supposed that it is not so, after one run of each and of others of its kind', async () => {
    const { report, asked } = await explored(plainHabit);
    expect(report.findings.length).to.be.above(1);
    expect(report.findings.map(({ standing }) => standing)).to.deep.equal(report.findings.map(() => 'not seen'));
    expect(asked.length, 'each once, and some of its kind').to.be.within(
      report.findings.length,
      4 * report.findings.length,
    );
    for (const { engine } of report.findings) expect(engine).to.deep.include({ failed: 0, of: 1 });
  });

  it('leaves what was not tried to the simulator, where the budget has ended', async () => {
    const nothing = async () => ({ measured: [], untried: [], engine: null, failures: [], leftovers: [] });
    const { report } = await explored(endsAtStart, { measure: nothing });
    expect(new Set(report.findings.map(({ standing }) => standing))).to.deep.equal(new Set(['not tried']));
    expect(report.runs).to.equal(0);
  });

  it('ends at once when it is interrupted', async () => {
    const ending = new AbortController();
    const world = { learned, seed: '7f3a', signal: ending.signal } as Partial<RowsWorld> as RowsWorld;
    const progress = (event: PairsEvent): void => {
      if (event.type === 'simulated' && event.done === 3) ending.abort(new Error('interrupted'));
    };
    const outcome = await explored(endsAtStart, { world, progress }).catch((error: Error) => error.message);
    expect(outcome).to.equal('interrupted');
  });
});
