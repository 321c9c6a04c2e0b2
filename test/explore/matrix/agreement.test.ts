/** Cells are the same from run to run: with other seconds, late requests and single answers that were lost. */
import { expect } from 'chai';
import { buildExploration } from '../../../harness/explore/build-exploration.ts';
import { seededBy } from '../../../harness/statistics/seeded.ts';
import { sampleFacts } from '../sample-exploration.ts';
import { sampleStack, stackLines } from '../sample-stack.ts';
import { type ToldRow, tellRow } from '../tell-row.ts';
import { named } from '../weak.ts';

const on = (service: string) => ({ on: 'service', service }) as const;

/** A run that differs from the next as runs do: times by a tenth and by 50 ms, and in one window of three an answer is lost. */
function runOf(random: () => number): readonly ToldRow[] {
  const time = (seconds: number): number =>
    Math.round(1000 * (seconds * (0.9 + 0.2 * random()) + 0.05 * random())) / 1000;
  const lost = (): readonly string[] => {
    const at = 9 + Math.round(90 * random()) / 10;
    return random() < 1 / 3 ? [`${at}..${at + 0.1} ${random() < 0.5 ? 'proxy' : 'api'} reset`] : [];
  };
  const back = time(1.2);
  return [
    {
      ...{ key: 'api crash', broken: on('api'), fault: { kind: 'crash', target: 'api' } },
      happened: [
        ...[`0..${back} proxy http5xx`, `0..${back} api refused`, `${time(0.2)} api.1 died 137`],
        ...[`${time(0.5)} api.1 started`, `${time(2.5)} api.1 healthy`, ...lost()],
      ],
    },
    {
      ...{ key: 'db crash', broken: on('db'), fault: { kind: 'crash', target: 'db' } },
      happened: [
        '0..20 proxy http5xx taking 0.02',
        '0..20 api http5xx',
        `${time(0.1)} db.1 died 137`,
        `${time(0.4)} db.1 started`,
      ],
      remedies: [
        { fault: { kind: 'restart', target: 'db' }, happened: ['0..20 proxy http5xx', '0..20 api http5xx'] },
        {
          fault: { kind: 'restart', target: 'api' },
          happened: [`0..${time(0.9)} proxy http5xx`, `0..${time(0.8)} api refused`],
        },
      ],
    },
    {
      ...{ key: 'db hang', broken: on('db'), fault: { kind: 'hang', target: 'db' } },
      happened: [`0..8 proxy http5xx taking ${time(0.5)}`, `0..8 api http5xx taking ${time(0.5)}`, ...lost()],
    },
    {
      ...{ key: 'api starved', broken: on('api'), fault: { kind: 'limitCpu', target: 'api', cpus: 0.05 } },
      happened: [`0..8 proxy ok taking ${time(0.8)}`, `0..8 api ok taking ${time(0.8)}`, ...lost()],
    },
    { key: 'worker pause', broken: on('worker'), fault: { kind: 'pause', target: 'worker' }, happened: lost() },
  ];
}

describe('explore/matrix', () => {
  it('gives the same cells and findings in twenty explorations of one stack, but for one in fifty', () => {
    const random = seededBy('twenty');
    const all = Array.from({ length: 20 }, () =>
      buildExploration({
        ...sampleFacts,
        learned: sampleStack,
        measured: runOf(random).map((one) => tellRow(stackLines, one)),
      }),
    );
    const told = all.map(({ rows }) =>
      rows.flatMap(({ cells }) => cells.map(({ felt, back }) => `${felt} ${back.by}`)),
    );
    const first = told[0]!;
    const same = told.flatMap((cells) => cells.map((cell, index) => cell === first[index]));
    expect(same.filter(Boolean).length / same.length).to.be.at.least(0.98);
    for (const { findings } of all) expect(findings.map(named)).to.deep.equal(all[0]!.findings.map(named));
    expect(all[0]!.findings.map(named)).to.deep.equal(['never reconnects: api→db', 'nobody notices: db']);
  });
});
