import { expect } from 'chai';
import { columnsOf } from '../../../harness/explore/matrix/columns.ts';
import { matrixRow } from '../../../harness/explore/matrix/matrix-row.ts';
import { backText } from '../../../harness/explore/words/back-text.ts';
import { noticedText } from '../../../harness/explore/words/noticed-text.ts';
import type { MatrixRow } from '../../../harness/model/exploration.ts';
import type { Fault } from '../../../harness/model/fault.ts';
import { sampleStack, stackLines } from '../sample-stack.ts';
import { type ToldRow, tellRow } from '../tell-row.ts';

const columns = columnsOf(sampleStack, new Set(['api']));
const measure = (told: Partial<ToldRow> & Pick<ToldRow, 'fault' | 'happened'>): MatrixRow =>
  matrixRow(
    tellRow(stackLines, { key: 'row', broken: { on: 'service', service: told.fault.target }, ...told }),
    columns,
  );
const inWords = (row: MatrixRow): readonly string[] => [
  ...row.cells.map(({ felt, text }) => `${felt}: ${text}`),
  noticedText(row),
  backText(row.back),
];

const crash = (target: string): Fault => ({ kind: 'crash', target });
const died = (name: string, back?: number): readonly string[] => [
  `0.2 ${name}.1 died 137`,
  ...(back === undefined ? [] : [`${back} ${name}.1 started`]),
];

describe('explore/matrix/matrix-row', () => {
  it('has a column for each entry point, users first, and for each service that nobody can ask', () => {
    expect(columns.map(({ name, is }) => `${name} ${is}`)).to.deep.equal([
      'proxy users',
      'api callers',
      'db service',
      'worker service',
    ]);
  });

  it('is untouched where nothing bad came, though a single answer was lost', () => {
    const row = measure({ fault: crash('worker'), happened: ['3..3.1 proxy http5xx', ...died('worker')] });
    expect(inWords(row)).to.deep.equal([
      ...['untouched: –', 'untouched: –', 'untouched: –', 'down: DOWN'],
      'engine 0.2 s',
      'NEVER',
    ]);
  });

  it('tells who came back by itself, and when', () => {
    const happened = ['0..1.2 proxy refused', '0..1 api refused', ...died('api', 0.4), '2.4 api.1 healthy'];
    expect(inWords(measure({ fault: crash('api'), happened }))).to.deep.equal([
      ...['down: DOWN 1.2 s', 'down: DOWN 1 s', 'untouched: –', 'untouched: –'],
      'engine 0.2 s',
      'by itself 1.2 s',
    ]);
  });

  it('tells a remedy that healed between two looks from what came back before it', () => {
    const remedied = (before: string): readonly string[] =>
      inWords(
        measure({
          fault: crash('api'),
          happened: [`0..${before} api refused`, ...died('api')],
          remedies: [{ fault: { kind: 'restart', target: 'api' }, happened: ['0.01 api.1 started'] }],
        }),
      );
    expect(remedied('25')).to.include.members(['down: DOWN', 'never; restart of api heals at once']);
    expect(remedied('23')).to.include.members(['down: DOWN 20 s', 'by itself 20.00 … 25.00 s']);
  });

  it('takes one bad answer for what it is where the engine says that nobody was there', () => {
    const restart = { kind: 'restart', target: 'api' } as const;
    const away = ['0 api.1 signalled SIGTERM', '0.05 api.1 died 0', '0.15 api.1 started', '2.2 api.1 healthy'];
    const [users, callers] = inWords(
      measure({ fault: restart, happened: ['0..0.1 api refused', ...away], taking: 0.2 }),
    );
    expect([users, callers]).to.deep.equal(['untouched: –', 'down: DOWN 0.1 s']);
  });

  it('tells an outage from bad answers at times, whatever is lost one by one later', () => {
    const hang = { kind: 'hang', target: 'db' } as const;
    const lost = ['9..9.1 proxy reset', '14..14.1 proxy reset'];
    expect(inWords(measure({ fault: hang, happened: ['0..1.2 proxy http5xx taking 0.3', ...lost] }))[0]).to.equal(
      'fails fast: 500 in 0.3 s',
    );
    const everySecond = Array.from({ length: 8 }, (_, at) => `${at}..${at + 0.3} proxy http5xx`);
    expect(inWords(measure({ fault: hang, happened: everySecond }))[0]).to.equal('degraded: degraded 2.4 s');
  });
});
