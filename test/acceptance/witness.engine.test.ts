/** A real Prometheus as an observer: what it sees of a crash, and that nothing passes while it cannot be asked. */
import { expect } from 'chai';
import { anchor } from '../../harness/engine/system/clock.ts';
import type { ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { type Folder, folderWith, type Result } from './cli.ts';
import { leftOf, onlyRun, type RunFiles, runsIn } from './engine.ts';
import { files, scenario } from './witness.ts';

const probes = {
  up: `promql(prometheus, 'up{job="exporter"}', { good: { atLeast: 1 } })`,
  number: "promql(prometheus, 'min_over_time(lucky_number[2s])', { good: 'present' })",
  down: "alert(prometheus, 'ExporterDown')",
};

const crashed = `
'a crash': {
  fault: crash(exporter), baseline: '4s', recovery: '22s',
  after: [
    expect(up).failsWithin('5s'), expect(down).firesWithin('9s'), expect(number).fails(),
    expect(up).recovers({ within: '14s' }), expect(down).resolvesWithin('16s'),
  ],
},`;

const blinded = `
'a pause': {
  fault: pause(prometheus), baseline: '3s', hold: '8s', recovery: '12s',
  during: [
    expect(up).isUnaffected(), expect(up).fails(), expect(up).failsWithin('5s'), expect(up).staysAvailable({ atLeast: '99%' }),
    expect(up).doesNotRecover(), expect(down).doesNotFire(), expect(down).firesWithin('5s'),
  ],
  after: [expect(up).recovers({ within: '6s' })],
},`;

const simple = (query: string): string =>
  scenario(
    { metric: `promql(prometheus, ${JSON.stringify(query)}, { good: { atLeast: 0 } })` },
    `'a crash': { fault: crash(exporter), baseline: '2s', recovery: '1s', after: [expect(metric).fails()] },`,
  );

const told = (one: ExperimentAnalysis): string =>
  one.expectations.map((it) => `${it.verdict}: ${it.sentence} (${it.observed}; ${it.reason})`).join('\n');

/** How far the wall clock moved against the steady one meanwhile: a machine may set it at any time. */
async function wallMoves(work: () => Promise<void>): Promise<number> {
  const offsets: number[] = [];
  const look = (): void => {
    const { wall, origin } = anchor(Date.now, () => performance.now());
    offsets.push(wall - origin);
  };
  look();
  const looks = setInterval(look, 200);
  await work().finally(() => clearInterval(looks));
  look();
  return Math.max(...offsets) - Math.min(...offsets);
}

describe('a Prometheus in the stack', function () {
  this.timeout(240_000);
  let folder: Folder;
  let ended: Result;
  let run: RunFiles;
  let crash: ExperimentAnalysis;
  let pause: ExperimentAnalysis;
  let moved: number;

  before(async () => {
    folder = await folderWith({ ...files, 'a.ts': scenario(probes, crashed + blinded) });
    moved = await wallMoves(async () => {
      ended = await folder.run(['run', 'a.ts']);
    });
    expect(ended.stdout, ended.stderr).to.match(/report {2}/);
    run = await onlyRun(folder);
    [crash, pause] = run.result().experiments as [ExperimentAnalysis, ExperimentAnalysis];
  });

  after(() => folder.remove());

  it('says who it is, how often it scrapes, and how far its clock is from ours', () => {
    const seen = run.of('witness.observed');
    expect(seen.map((one) => one.probe).toSorted()).to.deep.equal(['down', 'number', 'up']);
    for (const one of seen) {
      expect(one.version).to.match(/^[23]\./);
      expect(one).to.include({ scrapeInterval: 1000, problem: null });
      // It runs on this machine and reads the same clock, which the run read when it began.
      expect(Math.abs(one.clockOffset)).to.be.at.most(one.clockUncertainty + moved + 1);
    }
    const alert = seen.find((one) => one.probe === 'down');
    expect(alert).to.include({ evaluationInterval: 1000, alertFor: 1000 });
    expect(run.result().confidence.witnesses).to.have.length(3);
  });

  it('sees a crash within its scrapes, and its alert fires and resolves', () => {
    expect(crash.verdict, told(crash)).to.equal('pass');
    expect(crash.expectations[1]!.sentence).to.equal('ExporterDown fires within 9 s');
    expect(crash.expectations[1]!.observed).to.match(/ s ± \d/);
  });

  it('draws what it saw on the clock of the run', () => {
    const metric = crash.probes.find((one) => one.probe === 'up')!.metric!;
    expect(metric.floor).to.be.at.least(1000 + 1000 + 1000);
    expect(metric.series).to.have.length(1);
    expect(metric.series[0]!.name).to.match(/^\{instance="exporter:80", job="exporter"\}$/);
    const died = run.of('container.changed').find((one) => one.service === 'exporter' && one.change.to === 'died')!;
    const down = metric.series[0]!.points.filter((one) => one.value === 0);
    expect(down.length).to.be.at.least(2);
    // The event of a death is late by up to 0.2 s; a failed scrape cannot be earlier than the death.
    expect(down[0]!.at).to.be.at.least(died.engineAt - 300);
    expect(metric.gaps).to.deep.equal([]);
  });

  it('lets nothing pass while it is paused', () => {
    const during = pause.expectations.filter((one) => one.judgedIn === 'during');
    expect(during).to.have.length(7);
    for (const one of during) expect(one, told(pause)).to.include({ verdict: 'inconclusive' });
    for (const one of during) expect(one.reason).to.match(/^R3(09|12): .*brought no data: no answer within 2 s/);
    expect(pause.probes.find((one) => one.probe === 'up')!.metric!.gaps[0]!.reason).to.equal('no answer within 2 s');
    expect(ended.exitCode, ended.stdout).to.equal(3);
  });

  it('leaves nothing behind', async () => {
    expect(await leftOf(run.run)).to.deep.equal([]);
  });
});

describe('a Prometheus that cannot tell', function () {
  this.timeout(120_000);
  const opened: Folder[] = [];
  const runOf = async (text: string): Promise<Result & { readonly folder: Folder }> => {
    const folder = await folderWith({ ...files, 'a.ts': text });
    opened.push(folder);
    return { ...(await folder.run(['run', 'a.ts'])), folder };
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  it('makes a run inconclusive: it has no such series, or refuses the query', async () => {
    const [missing, refused] = await Promise.all([
      runOf(simple('no_such_metric')),
      runOf(simple('up + on() prometheus_build_info * on() up')),
    ]);
    expect(missing.exitCode, missing.stdout + missing.stderr).to.equal(3);
    expect(missing.stdout)
      .to.match(/R301/)
      .and.match(/metric brought no data \(no data\)/);
    expect(refused.exitCode, refused.stdout + refused.stderr).to.equal(3);
    expect(refused.stdout.replace(/\s+/g, ' ')).to.match(/metric brought no data \(execution: found duplicate series/);
  });

  it('is named before anything starts: one that is not there, and a query that is none', async () => {
    const away = await runOf(simple('up').replace('promql(prometheus', "promql('http://127.0.0.1:9'"));
    expect(away.exitCode, away.stderr).to.equal(3);
    expect(away.stderr).to.match(
      /error R312: Prometheus cannot be asked at http:\/\/127\.0\.0\.1:9: the connection was refused/,
    );
    const wrong = await runOf(simple('up{job="exporter"'));
    expect(wrong.exitCode, wrong.stderr).to.equal(2);
    expect(wrong.stderr).to.match(/error R216: .*it ends too early, at column 18\n {2}at {2}a\.ts, probe 'metric'/);
    for (const { folder } of [away, wrong]) expect(await runsIn(folder)).to.deep.equal([]);
  });
});
