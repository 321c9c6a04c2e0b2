/** Which rows a learned stack has, in which order, for how long each is watched, and what an operator does about it. */
import { expect } from 'chai';
import { listRows } from '../../../harness/explore/rows/list-rows.ts';
import type { ExploreRow } from '../../../harness/model/explore-row.ts';
import { faultLabel } from '../../../harness/model/fault-traits.ts';
import type { LearnedStack } from '../../../harness/model/learned.ts';
import type { ResolvedService } from '../../../harness/model/plan.ts';
import { seconds } from '../../../harness/model/time.ts';
import { service } from '../../plan/sample.ts';
import { sampleStack } from '../sample-stack.ts';

const plain = (name: string, more: Partial<ResolvedService> = {}): ResolvedService =>
  service(name, { ports: [], health: null, healthFrom: 'none', ...more });

const services = [
  plain('proxy'),
  plain('api', {
    health: { ...service('api').health!, interval: seconds(2), timeout: seconds(1), retries: 2 },
    healthFrom: 'compose',
  }),
  plain('db'),
  plain('worker', { restart: { name: 'no' } }),
];

const rows = listRows(sampleStack, services);
const of = (key: string, all: readonly ExploreRow[] = rows): ExploreRow => all.find((one) => one.key === key)!;
const remedies = (key: string): readonly string[] => of(key).remedies.map(faultLabel);

describe('the rows of a learned stack', () => {
  it('are all that can happen to each service, to each edge that was seen, and to the stack', () => {
    expect(
      rows
        .filter(({ broken }) => broken.on === 'service')
        .map(({ key }) => key)
        .toSorted(),
    ).to.deep.equal(
      ['api', 'db', 'proxy', 'worker'].flatMap((name) =>
        ['crash', 'hang', 'pause', 're-created', 'restart', 'starved', 'stop'].map((how) => `${name} ${how}`),
      ),
    );
    expect(
      rows
        .filter(({ broken }) => broken.on === 'edge')
        .map(({ key }) => key)
        .toSorted(),
    ).to.deep.equal([
      'api→db name gone',
      'api→db packets vanish',
      'api→db refused',
      'proxy→api name gone',
      'proxy→api packets vanish',
      'proxy→api refused',
    ]);
    expect(
      rows
        .filter(({ broken }) => broken.on === 'stack')
        .map(({ key }) => key)
        .toSorted(),
    ).to.deep.equal([
      'all restarted at once',
      'all restarted, db first',
      'all restarted, worker first',
      'start without api',
      'start without db',
    ]);
  });

  it('kill what a shell or a supervisor has started, and nothing of any other first process', () => {
    const started = (...firstProcess: readonly string[]): readonly string[] => {
      const of: LearnedStack = {
        ...sampleStack,
        services: sampleStack.services.map((one) => (one.name === 'db' ? { ...one, firstProcess } : one)),
      };
      return listRows(of, services).flatMap(({ key }) => (key.endsWith('child dies') ? [key] : []));
    };
    expect(started('/bin/sh', '-c', 'node server.js & wait')).to.deep.equal(['db child dies']);
    expect(started('/usr/bin/node', '/usr/local/bin/npm', 'start')).to.deep.equal(['db child dies']);
    expect(started('node', 'server.js')).to.deep.equal([]);
    expect(started()).to.deep.equal([]);
  });

  it('have neither a service that runs once nor an edge that nobody was seen to use', () => {
    const idle: LearnedStack = {
      ...sampleStack,
      services: sampleStack.services.map((one) => ({ ...one, once: one.name === 'worker' })),
      edges: [...sampleStack.edges, { from: 'api', to: 'proxy', evidence: [{ by: 'depends_on' }] }],
    };
    const keys = listRows(idle, services).map(({ key }) => key);
    expect(keys.filter((key) => /worker|api→proxy/.test(key))).to.deep.equal([]);
  });

  it('swap two that one caller asks, which nobody does for services that nobody asks', () => {
    const [, api] = sampleStack.entries;
    const two: LearnedStack = {
      ...sampleStack,
      entries: [...sampleStack.entries, { ...api!, name: 'db', service: 'db' }],
      edges: [
        ...sampleStack.edges,
        { from: 'proxy', to: 'db', evidence: [{ by: 'connections', count: 3, port: 5432 }] },
      ],
    };
    const swapped = (learned: LearnedStack) =>
      listRows(learned, services).flatMap(({ key }) => (key.endsWith('swapped') ? [key] : []));
    expect(swapped(two)).to.deep.equal(['api and db swapped']);
    expect(swapped(sampleStack)).to.deep.equal([]);
  });

  it('come with the first of each service before the second of any, users before the others, and the same each time', () => {
    const first = rows.slice(0, 4);
    expect(new Set(first.map(({ fault }) => fault.target)).size).to.be.above(2);
    expect(rows.findIndex(({ key }) => key === 'db crash')).to.be.below(
      rows.findIndex(({ key }) => key === 'worker crash'),
    );
    const worth = rows.map(({ information }) => information);
    expect(worth).to.deep.equal(worth.toSorted((a, b) => b - a));
    expect(listRows(sampleStack, services)).to.deep.equal(rows);
  });

  it('hold as long as a check takes to notice, and no longer than a budget bears', () => {
    expect(of('proxy hang').hold).to.equal(seconds(8));
    expect(of('api hang').hold).to.be.within(seconds(8), seconds(15));
    const slow = services.map((one) =>
      one.name === 'api' ? { ...one, health: { ...one.health!, interval: seconds(60) } } : one,
    );
    expect(of('api hang', listRows(sampleStack, slow)).hold).to.equal(seconds(15));
    expect(of('api crash').hold).to.equal(null);
  });

  it('are watched long enough for a slow start, and no longer than a budget bears', () => {
    const slow = (startsIn: number): LearnedStack => ({
      ...sampleStack,
      services: sampleStack.services.map((one) => ({ ...one, startsIn: seconds(startsIn) })),
    });
    expect(of('db crash').recovery).to.be.within(seconds(9), seconds(12));
    expect(of('db crash', listRows(slow(12), services)).recovery).to.be.within(seconds(18), seconds(20));
    expect(of('db crash', listRows(slow(60), services)).recovery).to.equal(seconds(25));
  });

  it('are followed by a restart of what was broken, of its callers, the nearest first, and by a new container', () => {
    expect(remedies('db crash')).to.deep.equal(
      ['restart of db', 'restart of api', 'restart of proxy', 'db created again'].map((label) =>
        label.replace('db created again', faultLabel({ kind: 'recreate', target: 'db' })),
      ),
    );
    expect(remedies('db re-created').slice(0, 3)).to.deep.equal([
      'restart of api',
      'restart of proxy',
      'restart of db',
    ]);
    expect(remedies('db restart')[0]).to.equal('restart of api');
    expect(remedies('api→db refused').slice(0, 2)).to.deep.equal(['restart of api', 'restart of proxy']);
    expect(remedies('all restarted at once').slice(0, 3)).to.deep.equal([
      'restart of api',
      'restart of proxy',
      'restart of db',
    ]);
    expect(remedies('worker crash')[0]).to.equal('restart of worker');
    expect(remedies('db re-created').slice(0, 3)).to.deep.equal([
      ...['restart of api', 'restart of proxy', 'restart of db'],
    ]);
  });

  it('say who is expected to be hurt, and how it ends', () => {
    expect(of('db crash').expected.hurt).to.deep.equal(['proxy', 'api']);
    expect(of('db crash').expected.text).to.match(/^back by itself within [\d.]+ s$/);
    expect(of('proxy→api refused').expected).to.deep.include({ hurt: ['proxy'] });
    expect(of('worker crash').expected.text).to.equal('never back by itself');
    expect(of('db stop').expected.text).to.match(/^down for as long as it holds/);
  });
});
