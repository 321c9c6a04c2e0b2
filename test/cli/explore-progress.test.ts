/** What is said of an exploration while it goes on. */
import { expect } from 'chai';
import { exploreProgress, learnedText } from '../../harness/cli/explore-progress.ts';
import { minutes } from '../../harness/model/time.ts';
import { sampleStack } from '../explore/sample-stack.ts';
import { rowOf } from '../explore/tell-row.ts';

const rows = ['crash', 'hang'].map((how) =>
  rowOf({ key: `db ${how}`, broken: { on: 'service', service: 'db' }, fault: { kind: 'crash', target: 'db' } }),
);

/** Everything that is said, the line that changes after `~`. */
function said(live: boolean, told: (progress: ReturnType<typeof exploreProgress>, at: (now: number) => void) => void) {
  const lines: string[] = [];
  let now = 0;
  const output = {
    ...{ out: () => undefined, err: (text: string) => void lines.push(text), colour: false, live, width: 100 },
    status: (text: string | null) => void (text !== null && lines.push(`~ ${text}`)),
  };
  const progress = exploreProgress(output, { budget: minutes(2) }, () => now);
  told(progress, (at) => {
    now = at;
  });
  return lines;
}

describe('the progress of an exploration', () => {
  it('is what was learned, then a line for each row that is over, with how much time is left at most', () => {
    const lines = said(false, (progress, at) => {
      progress.planned({ learned: sampleStack, described: [], services: [] }, rows);
      progress.progress({ type: 'row.began', row: rows[0]!, lane: 1, lanes: 1 });
      at(60_000);
      progress.progress({ type: 'row.ended', row: rows[0]!, lane: 1, left: 1 });
    });
    expect(lines.filter((line) => !line.startsWith('~'))).to.deep.equal([
      '4 services · asked: proxy (users, GET / gives 200), api (callers, GET / gives 200) · edges: proxy→api (40 connections, declared), api→db (40 connections, declared)',
      '2 rows to try in 2 min, what tells most first: db crash',
      'db crash tried  4 of 8 cells · at most 1 min left',
    ]);
  });

  it('is one line that moves where somebody watches, with the rows that are under way', () => {
    const lines = said(true, (progress) => {
      progress.planned({ learned: sampleStack, described: [], services: [] }, rows);
      progress.progress({ type: 'row.began', row: rows[0]!, lane: 1, lanes: 2 });
      progress.progress({ type: 'row.began', row: rows[1]!, lane: 2, lanes: 2 });
      progress.progress({ type: 'row.ended', row: rows[0]!, lane: 1, left: 1 });
    });
    expect(lines.slice(-2)).to.deep.equal([
      '~ ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 0 of 8 cells · at most 2 min left · db crash | db hang',
      '~ ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌ 4 of 8 cells · at most 2 min left · db hang',
    ]);
  });

  it('counts the schedules of two faults on the line, and says of each that goes to the engine which it is', () => {
    const lines = said(true, (progress) => {
      progress.pairs({ type: 'simulated', done: 1, of: 2000, suspected: 0 });
      progress.pairs({ type: 'simulated', done: 1240, of: 2000, suspected: 3 });
      progress.pairs({ type: 'tried', suspect: 1, of: 3, text: 'db stopped for 1 s, and crash of api at once' });
    });
    expect(lines).to.deep.equal([
      '~ two faults at once: 1,240 of 2,000 schedules simulated, 3 suspected',
      'two faults, 1 of 3: db stopped for 1 s, and crash of api at once',
    ]);
  });

  it('says of an edge how it is known', () => {
    const learned = {
      ...sampleStack,
      edges: [
        {
          from: 'api',
          to: 'db',
          evidence: [
            { by: 'names' as const, count: 2 },
            { by: 'environment' as const, variable: 'DB' },
          ],
        },
      ],
      services: sampleStack.services.map((one) => ({ ...one, once: one.name === 'worker' })),
    };
    expect(learnedText(learned)).to.match(
      /^4 services, 1 of which ends by itself · .*api→db \(its name 2 times, mentioned in DB\)$/,
    );
  });
});
