/** `resilience compare --dry-run` and `predict` from outside: what would be done, and what is refused, where no engine answers. */

import { expect } from 'chai';
import { inFull, rowsOf } from '../running/repeats.ts';
import { type Folder, folderWith, nowhere } from './cli.ts';
import { scenario, stack } from './tiny.ts';

const flipped = `'a flip': {
  fault: flipHealth(web, { by: 'wrapper' }), baseline: '1s', hold: '4s', recovery: '1s',
  during: [expect(web).isDetected({ by: 'engine', within: 'predicted' })],
},`;

const withVariants = `${scenario({ experiments: flipped })}
export const variants = {
  'as it is': {},
  slow: tiny.override({ web: { healthcheck: { interval: '2s' } } }),
  healed: tiny.heal({ web: 'sidecar' }),
};
`;

const refused = [
  [
    'a setting that there is not',
    ['plain.ts', '--vary', 'healtcheck.interval=1s,2s'],
    /R108: there is no setting 'healtcheck\.interval'/,
  ],
  ['a value that is none', ['plain.ts', '--vary', 'restart=maybe,no'], /R108: 'maybe' is not a valid restart/],
  ['one variant alone', ['plain.ts', '--vary', 'healthcheck.interval=1s'], /R219: there is only one variant/],
  ['no variant at all', ['plain.ts'], /R219/],
  [
    'two that are the same',
    ['plain.ts', '--cell', 'same: healthcheck.interval=500ms'],
    /R219: the variants 'as it is' and 'same' have the same/,
  ],
  ['variants that are none', ['odd.ts'], /R108: 'variants' is \[…\]/],
  ['an objective that is none', ['variants.ts', '--objective', 'quick'], /R109: 'quick' is not an objective/],
  [
    'an experiment that there is not',
    ['variants.ts', '--experiment', 'a crash'],
    /R108: the scenario has no experiment 'a crash'/,
  ],
  ['a reference that there is not', ['variants.ts', '--reference', 'nobody'], /R219: there is no variant 'nobody'/],
  [
    'a variant that Compose refuses',
    ['plain.ts', '--cell', 'bad: depends_on.ghost=service_started'],
    /R218: the variant 'bad': /,
  ],
  [
    'a revision outside of a repository',
    ['plain.ts', '--revision', 'main'],
    /R413: the revision 'main' cannot be read/,
  ],
] as const;

describe('a comparison without an engine', () => {
  let folder: Folder;
  before(async () => {
    folder = await folderWith({
      ...stack(),
      'plain.ts': scenario({ experiments: flipped }),
      'variants.ts': withVariants,
      'odd.ts': `${scenario({ experiments: flipped })}\nexport const variants = ['slow'];\n`,
    });
  });
  after(() => folder.remove());

  const dry = (file: string, ...words: string[]) => folder.run(['compare', file, '--dry-run', ...words], nowhere);

  it("plans the file's own variants, with blocks, interim analyses, controls and the time it takes", async () => {
    const { exitCode, stdout } = await dry('variants.ts', '--seed', 'x', '--json');
    expect(exitCode).to.equal(0);
    const plan = JSON.parse(stdout);
    expect(plan.schema).to.equal('resilience.comparison-plan/1');
    expect(plan.variants.map((one: { name: string }) => one.name)).to.deep.equal(['as it is', 'slow', 'healed']);
    expect(plan.reference).to.equal('as it is');
    expect(plan.blocks).to.have.length(10);
    expect(plan.controls).to.have.length(4);
    expect(plan.wall).to.be.above(60_000);
    expect(plan.variants[2].override).to.include('resilience-healer');
    if (!inFull('second plans of a comparison')) return;
    const again = JSON.parse((await dry('variants.ts', '--seed', 'x', '--json')).stdout);
    expect(again.blocks).to.deep.equal(plan.blocks);
  });

  it('says the same to a person', async () => {
    const { exitCode, stdout } = await dry('plain.ts', '--vary', 'healthcheck.interval=500ms,1s,2s');
    expect(exitCode).to.equal(0);
    for (const text of ['interval 500ms', 'interval 1s', 'interval 2s', '30 runs in 10 blocks'])
      expect(stdout).to.include(text);
  });

  for (const [what, words, says] of rowsOf('comparisons that are refused', refused, 6)) {
    it(`refuses ${what}`, async () => {
      const [file, ...more] = words;
      const { exitCode, stderr, stdout } = await dry(file, ...more);
      expect(stderr).to.match(says);
      expect(exitCode).to.equal(what.startsWith('a revision') ? 4 : 2);
      expect(stdout).to.equal('');
    });
  }

  it('predicts the same variants by simulation, under three platforms', async () => {
    const { exitCode, stdout } = await folder.run(
      ['predict', 'variants.ts', '--seed', 'x', '--repeats', '50', '--json'],
      nowhere,
    );
    expect(exitCode).to.equal(0);
    const forecast = JSON.parse(stdout);
    expect(forecast.platforms).to.deep.equal(['docker', 'swarm', 'kubernetes']);
    if (!inFull('second predictions')) return;
    const again = await folder.run(['predict', 'variants.ts', '--seed', 'x', '--repeats', '50', '--json'], nowhere);
    expect(again.stdout).to.equal(stdout);
  });

  it('refuses to predict services that there are not, and checks that cannot ask', async () => {
    const refused = async (asks: string) => {
      const { exitCode, stderr } = await folder.run(['predict', 'variants.ts', '--asks', asks], nowhere);
      expect(exitCode, asks).to.equal(2);
      return stderr;
    };
    if (inFull('refused questions of a check')) {
      expect(await refused('web=nobody')).to.match(/R202: there is no service 'nobody'.*\n.*--asks web=nobody/);
      expect(await refused('web=web')).to.include('R107: web cannot wait for itself');
    }
    expect(await refused('web')).to.include('It is two services: web=api.');
  });
});
