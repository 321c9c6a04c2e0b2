/** What is broken to try a check fits a plan, and nothing of it would be refused. */
import { expect } from 'chai';
import { priceOfCheck } from '../../harness/checkup/read-price.ts';
import { restExperiments, trialsOf } from '../../harness/checkup/trials.ts';
import { wordOf } from '../../harness/checkup/weakness-of.ts';
import type { ResolvedService } from '../../harness/model/plan.ts';
import type { HealthSettings } from '../../harness/model/settings.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';

const health: HealthSettings = {
  ...{ test: ['CMD', 'check'], interval: seconds(2), timeout: seconds(1), retries: 2 },
  ...{ startPeriod: milliseconds(0), startInterval: seconds(5) },
};
const api: ResolvedService & { readonly health: HealthSettings } = {
  ...{ name: 'api', image: 'api', replicas: 1, healthFrom: 'compose', ports: [], networks: [], init: true, health },
  restart: { name: 'always' },
  stopGrace: seconds(10),
};

describe('the trials of a check', () => {
  it('break the service itself in five ways, and each way to a dependency', () => {
    const trials = trialsOf(api, ['db', 'cache'], 80);
    expect(trials.map((one) => one.name)).to.deep.equal([
      'api hangs',
      'api closes port 80',
      'api cannot reach db',
      'api cannot reach cache',
      'api has little CPU',
      'api loses its child',
      'api crashes',
    ]);
  });

  it('close no port where none is known', () => {
    expect(trialsOf(api, [], null).map((one) => one.kind)).to.not.include('port closed');
  });

  it('watch for as long as a check needs that runs into its timeout each time', () => {
    for (const { kind, experiment } of trialsOf(api, ['db'], 80)) {
      const seen = experiment.hold ?? (kind === 'child dies' ? experiment.recovery : null);
      if (seen !== null) expect(seen, kind).to.be.above(3 * 3000);
    }
  });

  it('begin with a while without a fault, and end it with a fresh start', () => {
    expect(Object.keys(restExperiments('api', [health]))).to.deep.equal(['without a fault', 'started once more']);
  });
});

describe('the price of a check', () => {
  const run = { length: milliseconds(50), exitCode: 0, output: '' };
  const reading = {
    ...{ service: 'api', runs: Array.from({ length: 10 }, () => run), before: ['S'], after: ['S'], problem: null },
    busy: { cpu: milliseconds(700), took: milliseconds(1000) },
  };

  it('is what its runs used beside what the service uses anyway', () => {
    const price = priceOfCheck(reading, { cpu: milliseconds(1000), took: milliseconds(10_000) }, health, 2, null)!;
    expect(price.cpu.value).to.equal(60);
    expect(price.perHour).to.be.closeTo((2 * 3_600_000) / 2050, 1);
    expect(price.cpuPerHour).to.be.closeTo(60 * price.perHour, 1);
    expect(price.leftBehind).to.equal(0);
  });

  it('counts the processes that stay, zombies among them', () => {
    const idle = { cpu: milliseconds(0), took: milliseconds(1) };
    const after = ['S', ...Array.from({ length: 10 }, () => 'Z')];
    expect(priceOfCheck({ ...reading, after }, idle, health, 1, 100)).to.include({ leftBehind: 10, pidsLimit: 100 });
  });

  it('is not known of a check that could not be run', () => {
    const idle = { cpu: milliseconds(0), took: milliseconds(1) };
    expect(priceOfCheck({ ...reading, runs: [] }, idle, health, 1, null)).to.equal(null);
  });
});

describe('a change of a check', () => {
  it('is better only where what is left is less bad, and never where nothing is known', () => {
    expect([
      wordOf('cannot fail', 'truthful'),
      wordOf('cries wolf', 'costly'),
      wordOf('early', 'blind'),
      wordOf('blind', 'blind'),
      wordOf('blind', 'unknown'),
    ]).to.deep.equal(['mended', 'better', 'no better', 'no better', 'no better']);
  });
});
