/** Two faults at once as text and as JSON: each standing in its words, and the schema that is published. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import type { PairFinding, PairsReport } from '../../../harness/model/pairs.ts';
import { seconds } from '../../../harness/model/time.ts';
import { renderPairs, renderPairsMarkdown } from '../../../harness/report/explore/pairs.ts';
import { pairsJsonSchema } from '../../../harness/report/explore/pairs-schema.ts';

const schedule = {
  first: { row: 'db stop', hold: seconds(1) },
  second: { row: 'api crash', hold: null, after: seconds(0.5) },
};
const alone = [
  { failed: 0, of: 5 },
  { failed: 1, of: 8 },
];

const finding = (more: Partial<PairFinding>): PairFinding => ({
  ...{
    schedule,
    text: 'db stopped for 1 s, and crash of api 0.5 s later',
    broke: ['api is down for the last 20 s'],
    alike: ['another', 'one more'],
  },
  supposes: ['api ends with 1 at its start unless db answers'],
  ...{ simulated: { failed: 5, of: 5, alone }, engine: null, standing: 'not tried' },
  ...more,
});

const report: PairsReport = {
  ...{ schema: 'resilience.pairs/1', stack: 'shop', seed: '7f3a', simulated: 9800, pairs: 400, runs: 17 },
  findings: [
    finding({ standing: 'reproduced', engine: { failed: 6, of: 7, alone, shown: ['pairs/03', 'pairs/04'] } }),
    finding({ alike: [] }),
    finding({ standing: 'not seen', engine: { failed: 0, of: 1, alone: [], shown: [] }, alike: [] }),
  ],
};

describe('report/explore/pairs', () => {
  it('tells on a terminal what is reproduced, with its run, and what only the simulator says, with what it supposes', () => {
    expect(renderPairs(report, { colour: false, width: 200 }).split('\n')).to.deep.equal([
      'two faults at once: 9,800 schedules of 400 pairs simulated, 3 suspected, 17 runs on the engine: 1 pair breaks what neither fault breaks alone',
      '   1  db stopped for 1 s, and crash of api 0.5 s later',
      '      reproduced: in 6 of 7 on the engine; the first alone in 0 of 5 and the second alone in 1 of 8',
      '      api is down for the last 20 s',
      '      2 other pairs of the same kind on the simulator',
      '      run  pairs/03',
      '   2  db stopped for 1 s, and crash of api 0.5 s later',
      '      on the simulator only: in 5 of 5 on the simulator; the first alone in 0 of 5 and the second alone in 1 of 8',
      '      api is down for the last 20 s',
      '      supposes that api ends with 1 at its start unless db answers',
      '   3  db stopped for 1 s, and crash of api 0.5 s later',
      '      not on the engine: in 0 of 1 on the engine',
      '      api is down for the last 20 s',
      '      supposes that api ends with 1 at its start unless db answers',
      '',
    ]);
  });

  it('is a chapter of Markdown, with a link to the run', () => {
    const text = renderPairsMarkdown(report);
    expect(text).to.match(/^## Two faults at once\n\n9,800 schedules/);
    expect(text).to.include('   - [run](pairs/03/report.html)');
    expect(renderPairsMarkdown({ ...report, findings: [] })).to.match(/no pair was shown .*alone\n$/);
  });

  it('has a published schema that takes it, and refuses another', () => {
    const path = join(import.meta.dirname, '../../../harness/report/explore/pairs.schema.json');
    const published: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
    expect(published).to.deep.equal(pairsJsonSchema());
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(published);
    expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).to.equal(true);
    expect(validate({ ...report, findings: [{}] })).to.equal(false);
  });
});
