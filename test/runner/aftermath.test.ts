/** Marks in stores and counts of processes around an experiment, on simulated stores that know the commands. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { type App, answer, type Behaviour, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { crash, expect as expectThat, recreate, stop } from '../../harness/index.ts';
import type { Expectation } from '../../harness/model/expectation.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { isHeld } from '../../harness/model/fault-traits.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { seconds } from '../../harness/model/time.ts';
import { leaveCommand, lookCommand, marksIn } from '../../harness/runner/mark-script.ts';
import { api, apiHealth, db, describeScenario, planOf, service } from '../plan/sample.ts';
import { ofType, runOnSim } from './on-sim.ts';

const services = [
  service('api', { ports: [{ container: 80, host: 8087 }] }),
  service('web', { ports: [{ container: 80, host: 8088 }] }),
  service('db', { ports: [], health: null, healthFrom: 'none', restart: { name: 'always' } }),
];

/** A store whose client answers; `keeps`: what it has outlives its process. */
function store(keeps: boolean): Behaviour {
  let disk: string | null = null;
  const app = (): App => {
    let memory = keeps ? disk : null;
    return {
      answer: () => answer(200, ''),
      command([, , , what, mark]) {
        if (what === 'leave-mark') {
          memory = disk = mark!;
          return { exitCode: 0, output: 'redis-cli durable\n' };
        }
        if (what !== 'look-for-mark') return null;
        return { exitCode: 0, output: memory === mark ? 'there\n' : 'gone\n' };
      },
    };
  };
  return { ...wellBehaved, fresh: app };
}

/** A plan expects something, whatever. */
const { about: _, ...draft } = expectThat(apiHealth).staysAvailable({ atLeast: '1%' }).draft;
const expectation: Expectation = { ...draft, subject: { type: 'probe', name: 'apiHealth' } };

async function marksAfter(fault: Fault, keeps: boolean, more: Partial<Plan> = {}) {
  const experiment = {
    ...{ fault, baseline: seconds(5), hold: isHeld(fault) ? seconds(5) : null, then: null, recovery: seconds(10) },
    ...{ during: [], after: [expectation] },
  };
  const plan = { ...planOf({ ...describeScenario(), experiments: { only: experiment } }, services), ...more };
  const { events } = await runOnSim(plan, { behaviours: { db: store(keeps) } });
  const [one] = analyse(plan, events).experiments;
  return { events, aftermath: one?.aftermath };
}

describe('the aftermath of an experiment', () => {
  it('is not looked at where the plan does not want it', async () => {
    const { events, aftermath } = await marksAfter(crash(db), true);
    expect(aftermath).to.equal(undefined);
    expect([...ofType(events, 'mark.told'), ...ofType(events, 'processes.counted')]).to.deep.equal([]);
  });

  it('says whether what a store has acknowledged is kept', async () => {
    for (const [keeps, fault] of [
      [true, crash(db)],
      [false, crash(db)],
      [true, stop(db)],
      [false, recreate(db)],
    ] as const) {
      const { aftermath } = await marksAfter(fault, keeps, { aftermath: true });
      expect(aftermath?.marks, fault.kind).to.deep.equal([
        { service: 'db', replica: 1, by: 'redis-cli', where: 'key resilience:mark', durable: true, kept: keeps },
      ]);
    }
  });

  it('counts what runs in each container that runs both times', async () => {
    const { aftermath } = await marksAfter(crash(api), true, { aftermath: true });
    expect(aftermath?.counts.map(({ service: name }) => name)).to.include('db');
    expect(aftermath?.counts[0]?.before).to.include({ processes: 1, zombies: 0 });
  });
});

describe('the commands of marks', () => {
  it('name the folders, and what they left is read from what they print', () => {
    expect(leaveCommand('7-0', ['/data', '/more']).slice(3)).to.deep.equal(['leave-mark', '7-0', '/data', '/more']);
    expect(lookCommand('7-0', { by: 'file', where: '/data' }).slice(3)).to.deep.equal([
      'look-for-mark',
      '7-0',
      '/data',
    ]);
    expect(marksIn('file /data\nfile /with space\n')).to.deep.equal([
      { by: 'file', where: '/data', durable: true },
      { by: 'file', where: '/with space', durable: true },
    ]);
    expect(marksIn('redis-cli snapshots\n')[0]).to.include({ by: 'redis-cli', durable: false });
    expect(marksIn('sh: 1: oops\n')).to.deep.equal([]);
  });
});
