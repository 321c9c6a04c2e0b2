/** What is varied, as a person writes it: every field, every mistake. */
import { expect } from 'chai';
import { cellsOf } from '../../harness/design/cells.ts';
import { readFactors } from '../../harness/design/factors.ts';

const shop = { services: ['api', 'db'], targets: ['api', 'api'] };
const read = (...vary: string[]) => readFactors({ ...shop, vary, cells: [] });
const cell = (...cells: string[]) => readFactors({ ...shop, vary: [], cells });
const changeOf = (text: string) => cellsOf(read(text).factors, 'full')[0]![1];

describe('a setting to be varied', () => {
  for (const [text, settings] of [
    ['healthcheck.interval=1s', { healthcheck: { interval: '1s' } }],
    ['healthcheck.timeout=500ms', { healthcheck: { timeout: '500ms' } }],
    ['healthcheck.retries=3', { healthcheck: { retries: 3 } }],
    ['healthcheck.start_period=0', { healthcheck: { start_period: '0s' } }],
    ['healthcheck.start_interval=250ms', { healthcheck: { start_interval: '250ms' } }],
    ['healthcheck.disable=true', { healthcheck: { disable: true } }],
    ['healthcheck.test=curl -f http://localhost', { healthcheck: { test: ['CMD-SHELL', 'curl -f http://localhost'] } }],
    ['restart=on-failure:3', { restart: 'on-failure:3' }],
    ['stop_grace_period=2s', { stop_grace_period: '2s' }],
    ['init=true', { init: true }],
    ['replicas=3', { scale: 3 }],
    ['image=shop-api:2', { image: 'shop-api:2' }],
    ['environment.POOL=5', { environment: { POOL: '5' } }],
    ['depends_on.db=service_healthy', { depends_on: { db: { condition: 'service_healthy' } } }],
  ] as const) {
    it(`may be ${text}`, () => {
      expect(read(text).problems).to.deep.equal([]);
      expect(changeOf(text)).to.deep.equal({ overrides: { api: settings } });
    });
  }

  it('may be a healer or a variable, which are no settings of Compose', () => {
    expect(changeOf('healer=sidecar')).to.deep.equal({ healers: { api: 'sidecar' } });
    expect(changeOf('variable.API_RESTART=always')).to.deep.equal({ variables: { API_RESTART: 'always' } });
  });

  it('is of the one target of the faults, or of the service that is named', () => {
    expect(read('db:restart=no,always').factors).to.deep.equal([
      { service: 'db', field: 'restart', values: ['no', 'always'] },
    ]);
    const { problems } = readFactors({
      services: ['api', 'db'],
      targets: ['api', 'db'],
      vary: ['restart=no'],
      cells: [],
    });
    expect(problems[0]?.message).to.match(/2 targets.*whose restart is meant must be named/);
  });

  it('is refused with R108 where it cannot be read, all mistakes at once, each with its place and next step', () => {
    const { problems } = read(
      'helthcheck.interval=1s',
      'healthcheck.interval=5',
      'restart=sometimes',
      'web:restart=no',
      'healthcheck.retries',
      'restart=no,no',
    );
    expect(problems.map((one) => one.code)).to.deep.equal(Array(6).fill('R108'));
    expect(problems.map((one) => one.at)).to.deep.equal([
      '--vary helthcheck.interval=1s',
      '--vary healthcheck.interval=5',
      '--vary restart=sometimes',
      '--vary web:restart=no',
      '--vary healthcheck.retries',
      '--vary restart=no,no',
    ]);
    expect(problems.filter((one) => one.fix === null).map((one) => one.message)).to.deep.equal([
      'the value no is there twice',
    ]);
  });
});

describe('the variants of a design', () => {
  const { factors } = read('healthcheck.interval=1s,5s,30s', 'restart=no,always');

  it('are every combination, called by their values', () => {
    const cells = cellsOf(factors, 'full');
    expect(cells.map(([name]) => name)).to.deep.equal([
      'interval 1s · restart no',
      'interval 1s · restart always',
      'interval 5s · restart no',
      'interval 5s · restart always',
      'interval 30s · restart no',
      'interval 30s · restart always',
    ]);
    expect(cells[3]![1]).to.deep.equal({ overrides: { api: { healthcheck: { interval: '5s' }, restart: 'always' } } });
  });

  it('are the first values and one change at a time from them', () => {
    expect(cellsOf(factors, 'one-at-a-time').map(([name]) => name)).to.deep.equal([
      'interval 1s · restart no',
      'interval 5s · restart no',
      'interval 30s · restart no',
      'interval 1s · restart always',
    ]);
  });

  it('may be listed by name', () => {
    const { listed, problems } = cell('quick: healthcheck.interval=1s, restart=always', 'as ever:');
    expect(problems).to.deep.equal([]);
    expect(listed).to.deep.equal({
      quick: { overrides: { api: { healthcheck: { interval: '1s' }, restart: 'always' } } },
      'as ever': {},
    });
    expect(cell('restart=no').problems[0]?.code).to.equal('R108');
  });
});
