/** What is told of services that are not ready: the cause once, in their own words, then what shows it, then the next step. */
import { expect } from 'chai';
import type { ContainerView, HealthLogEntry } from '../../../harness/engine/engine.ts';
import type { Environment } from '../../../harness/engine/environment.ts';
import type { Plan, PlannedService } from '../../../harness/model/plan.ts';
import type { DependsOn } from '../../../harness/model/stack.ts';
import { seconds } from '../../../harness/model/time.ts';
import { tellNotSteady } from '../../../harness/runner/not-steady/gather.ts';

const began = 1_000_000;

const planned = (name: string, more: Partial<PlannedService> = {}): PlannedService =>
  ({ name, image: `${name}:1`, replicas: 1, ...more }) as PlannedService;

const needing = (name: string, needs: Readonly<Record<string, DependsOn>>): PlannedService =>
  planned(name, {
    dependsOn: Object.entries(needs).map(([service, condition]) => ({ service, condition })),
  });

const view = (service: string, more: Partial<ContainerView> = {}): ContainerView =>
  ({
    ...{ service, replica: 1, id: service, status: 'running', exitCode: null, restartCount: 0, startedAt: began },
    ...{ health: null, healthSettings: null, restart: { name: 'no' }, image: `${service}:1` },
    ...more,
  }) as ContainerView;

const look = (at: number, exitCode: number, output: string, took = 60): HealthLogEntry => ({
  start: began + at,
  end: began + at + took,
  exitCode,
  output,
});

const settings = {
  ...{ test: null, interval: seconds(1), timeout: seconds(1), retries: 2 },
  ...{ startPeriod: seconds(1), startInterval: seconds(1) },
};

const checked = (service: string, ...log: readonly HealthLogEntry[]): ContainerView =>
  view(service, { health: { status: 'unhealthy', streak: log.length, log }, healthSettings: settings });

interface World {
  readonly logs?: Readonly<Record<string, string>>;
  /** What a shell in the containers finds. */
  readonly programs?: string;
  readonly later?: readonly ContainerView[];
}

async function told(services: readonly PlannedService[], views: readonly ContainerView[], world: World = {}) {
  const { logs = {}, programs, later } = world;
  const containers = {
    logs: async (id: string) => (logs[id] ?? '').replaceAll(/^(?=.)/gm, '2026-01-01T00:00:00.123456789Z '),
    exec: async () => {
      if (programs === undefined) throw new Error('exec: "sh": executable file not found');
      return { exitCode: 0, output: programs };
    },
  };
  const env = { engine: { containers } } as unknown as Environment;
  const plan = { services } as unknown as Plan;
  const troubled = services.filter(
    ({ name }) => views.find((one) => one.service === name)?.health?.status !== 'healthy',
  );
  return tellNotSteady({ env, plan }, { code: 'R301', what: 'not steady', troubled, views, ...(later && { later }) });
}

const noCurl = '/bin/sh: 1: curl: not found\n';

describe('a check that did not pass', () => {
  it('tells its own words once, its runs with their times, the last lines of the log, and what its container has instead', async () => {
    const { message, evidence, fix } = await told(
      [planned('db')],
      [checked('db', look(300, 127, noCurl), look(660, 127, noCurl))],
      { logs: { db: 'one\ntwo\n\nthree\nfour\nfive\nsix\n' }, programs: 'wget\nnode\n' },
    );
    expect(message).to.equal('not steady: the check of db ended with 127: /bin/sh: 1: curl: not found');
    expect(evidence).to.deep.equal([
      'check of db: 2 runs, all alike, 0.3 s and 0.66 s after its start; each took 0.06 s',
      'log of db, its last lines:',
      ...['two', 'three', 'four', 'five', 'six'].map((line) => `  ${line}`),
    ]);
    expect(fix).to.equal(
      'db: there is no curl in db:1, but wget and node; write its check with one of them, or add curl to the image',
    );
  });

  it('that the engine could not run is told in its words, and that nothing is known of what there is', async () => {
    const output =
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "curl": executable file not found in $PATH: unknown';
    const { message, fix } = await told([planned('db')], [checked('db', look(300, -1, output))]);
    expect(message).to.equal(
      'not steady: the check of db could not be run: exec: "curl": executable file not found in $PATH',
    );
    expect(fix).to.match(/^db: there is no curl in db:1; write its check with a program that is there/);
  });

  it('that timed out keeps what it wrote until then, and advises a longer timeout', async () => {
    const output = 'Health check exceeded timeout (1s): connecting to db';
    const { message, fix } = await told([planned('db')], [checked('db', look(1000, -1, output, 1050))]);
    expect(message).to.equal('not steady: the check of db timed out after 1 s: connecting to db');
    expect(fix).to.match(/^db, healthcheck: timeout: 3s if it only answers late/);
  });

  it('that came too early names the start_period that would have helped, by the start that was measured', async () => {
    const early = [look(1000, 1, 'connection refused'), look(2100, 1, 'connection refused')];
    const later = [checked('db', ...early, look(12_400, 0, 'ok'))];
    const { fix } = await told([planned('db')], [checked('db', ...early)], { later });
    expect(fix).to.equal(
      'db, healthcheck: start_period: 20s (it passed 12.5 s after its start, and its settings allow 3 s)',
    );
    const unseen = await told([planned('db')], [checked('db', ...early)]);
    expect(unseen.fix).to.match(
      /^db, healthcheck: start_period: 5s if it only starts slowly \(it was watched for 2.16 s\)/,
    );
  });

  it('tells runs of different outcome one by one, and what the sentence has of the last is not repeated', async () => {
    const { evidence } = await told(
      [planned('db')],
      [checked('db', look(300, 1, 'starting up'), look(700, 1, 'refused'), look(1100, 1, 'refused'))],
    );
    expect(evidence).to.deep.equal([
      'check of db, after its start:',
      '  0.3 s  ended with 1: starting up, in 0.06 s',
      '  0.7 s  as told, in 0.06 s',
      '  1.1 s  as told, in 0.06 s',
    ]);
  });
});

describe('a container that ended', () => {
  const ended = async (more: Partial<ContainerView>, log = '', service = planned('app')) =>
    told([service], [view('app', { status: 'exited', ...more })], { logs: { app: log } });

  it('is told with its exit code and its last telling words, which are not repeated', async () => {
    const { message, evidence } = await ended({ exitCode: 1 }, 'Error: no route to db\n');
    expect(message).to.equal('not steady: app ended with 1: "Error: no route to db"');
    expect(evidence).to.equal(undefined);
    const trace = await ended({ exitCode: 1 }, 'Error: no route to db\n    at main (a.js:1)\n\nNode.js v24.1.0\n');
    expect(trace.message).to.include('no route to db');
    expect(trace.evidence).to.include('  Node.js v24.1.0');
  });

  it('again and again is counted', async () => {
    const { message, fix } = await ended(
      { status: 'restarting', exitCode: 1, restartCount: 7, restart: { name: 'always' } },
      'FATAL: password authentication failed',
    );
    expect(message).to.equal(
      'not steady: app has ended 7 times, the last time with 1: "FATAL: password authentication failed"',
    );
    expect(fix).to.equal('logs/app-1.log in the run directory has all that app wrote');
    const between = await ended({ status: 'running', restartCount: 3, restart: { name: 'always' } });
    expect(between.message).to.equal('not steady: app has ended 3 times');
  });

  it('is told by the signal that ended it, or that its memory ran out', async () => {
    expect((await ended({ exitCode: 139 })).message).to.equal('not steady: app ended by SIGSEGV (139)');
    const { message, fix } = await ended({ exitCode: 137, oomKilled: true });
    expect(message).to.equal('not steady: app ended because its memory ran out (137)');
    expect(fix).to.match(/^app: a higher mem_limit/);
  });

  it('with 0, and was meant to stay, is told what a service that stays does', async () => {
    const { message, fix } = await ended({ exitCode: 0 }, 'done\n');
    expect(message).to.equal('not steady: app ended with 0, and nothing starts it again');
    expect(fix).to.match(/in the foreground/);
  });

  it('because its image is for another processor is told so', async () => {
    const { fix } = await ended({ exitCode: 255 }, 'exec /bin/app: exec format error\n');
    expect(fix).to.match(/another kind of processor; set platform/);
  });
});

describe('several services that are not ready', () => {
  const broken = checked('db', look(300, 127, noCurl));

  it('are one cause with its followers where they wait for it, over any number of others', async () => {
    const services = [
      planned('db'),
      needing('api', { db: 'service_healthy' }),
      needing('web', { api: 'service_started' }),
    ];
    const { message, fix } = await told(services, [
      broken,
      view('api', { status: 'created' }),
      view('web', { status: 'created' }),
    ]);
    expect(message).to.match(/curl: not found \(api and web wait for it\)$/);
    expect(fix).to.not.include('\n');
  });

  it('wait for whoever holds them up, and not for one that only had to be started', async () => {
    const services = [planned('job'), planned('db'), needing('api', { job: 'service_started', db: 'service_healthy' })];
    const gone = view('job', { status: 'exited', exitCode: 1 });
    const { message } = await told(services, [gone, broken, view('api', { status: 'created' })]);
    expect(message).to.match(/^not steady: job ended with 1; .*curl: not found \(api waits for it\)$/);
  });

  it('are one cause with those that say that they do not reach it, and not with those that have a trouble of their own', async () => {
    const services = [
      planned('db'),
      needing('api', { db: 'service_started' }),
      needing('cron', { db: 'service_started' }),
    ];
    const gone = view('db', { status: 'exited', exitCode: 1 });
    const asks = checked('api', look(300, 1, 'connect ECONNREFUSED db:5432'));
    const own = view('cron', { status: 'exited', exitCode: 2 });
    const { message } = await told(services, [gone, asks, own], { logs: { cron: 'bad syntax in crontab\n' } });
    expect(message).to.equal(
      'not steady: db ended with 1 (api fails with it); cron ended with 2: "bad syntax in crontab"',
    );
  });

  it('are counted where they are many, and each is told with what shows it', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const { message, evidence, fix } = await told(
      names.map((name) => planned(name)),
      names.map((name) => view(name, { status: 'exited', exitCode: 1 })),
    );
    expect(message).to.equal('not steady: a ended with 1; b ended with 1; c ended with 1; and 2 others: d and e');
    expect(evidence).to.deep.equal(['d ended with 1', 'e ended with 1']);
    expect(fix!.split('\n')).to.have.lengthOf(5);
  });

  it('are told by the one that has not ended where others wait for that', async () => {
    const services = [
      planned('migrate', { oneShot: 'awaited' }),
      needing('api', { migrate: 'service_completed_successfully' }),
    ];
    const { message, evidence, fix } = await told(services, [view('migrate'), view('api', { status: 'created' })], {
      logs: { migrate: 'waiting for the lock\n' },
    });
    expect(message).to.equal('not steady: migrate, which others wait for, has not ended (api waits for it)');
    expect(evidence).to.deep.equal(['log of migrate, its last lines:', '  waiting for the lock']);
    expect(fix).to.match(/^migrate must end with 0 by itself/);
  });
});

describe('a service that was not started', () => {
  it('is told in the words of the engine, or that it has no container', async () => {
    const error = 'failed to create task: exec: "nginx": executable file not found in $PATH';
    const { message } = await told([planned('web')], [view('web', { status: 'created', startError: error })]);
    expect(message).to.equal(`not steady: web could not be started: ${error}`);
    expect((await told([planned('web')], [])).message).to.equal('not steady: web has no container');
  });
});
