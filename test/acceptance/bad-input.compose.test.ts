/** Bad input: a catalogue error with its place and the next step, exit 2, all problems at once, and nothing started. */

import { expect } from 'chai';
import { rowsOf } from '../running/repeats.ts';
import { type Folder, folderWith, nowhere } from './cli.ts';
import { compose, frozen, scenario, stack } from './tiny.ts';

const withStack = (text: string, file = 'bad.ts') => ({ ...stack(), [file]: text });
const composed = (text: string) => ({ ...stack(text), 'bad.ts': scenario() });

/** What is wrong: the files, the code, where it points to (what follows `at`), what it says, the next step, and what is asked for. */
type Row = readonly [
  files: Readonly<Record<string, string>>,
  code: string,
  at: RegExp,
  says: RegExp,
  fix?: RegExp,
  names?: readonly string[],
];

const cases: Readonly<Record<string, Row>> = {
  'a file that is not there': [{}, 'R101', /acceptance-/, /bad\.ts/, /resilience list/],
  'a file that is not TypeScript': [
    { 'bad.yaml': 'a: 1' },
    'R102',
    /bad\.yaml/,
    /bad\.yaml is not a TypeScript or JavaScript file/,
    /\.ts/,
    ['bad.yaml'],
  ],
  'a glob that matches nothing': [
    {},
    'R106',
    /acceptance-/,
    /scenarios\/\*\.ts/,
    /resilience list/,
    ['scenarios/*.ts'],
  ],
  'a syntax error': [withStack(`${scenario()}\nconst a = ;\n`), 'R103', /bad\.ts:18/, /./],
  'a syntax error in a file that the scenario imports': [
    { ...stack(), 'tiny/stack.ts': 'export const tiny = {\n  a b\n};\n', 'bad.ts': scenario() },
    'R103',
    /tiny\/stack\.ts:2/,
    /./,
  ],
  'a syntax error that only the engine of the language sees': [
    withStack('export const a = 1;\nexport const b = 1;\nlet a = 2;\n'),
    'R103',
    /bad\.ts:3/,
    /already been declared/,
  ],
  'certificates that are not there': [
    withStack(scenario({ probe: "http(web, '/', { tls: { ca: 'nobody.pem' } })" })),
    'R222',
    /bad\.ts, probe 'page'/,
    /nobody\.pem cannot be read/,
    /PEM/,
  ],
  'an enum, which cannot be stripped': [
    withStack('const a = 1;\nenum B { C }\nexport default a;\n'),
    'R103',
    /bad\.ts:2/,
    /enum/i,
    /enums/,
  ],
  'no default export': [
    withStack(scenario().replace('export default', 'export const it =')),
    'R104',
    /bad\.ts/,
    /exports no scenario/,
    /export default defineScenario/,
  ],
  'a default export that is no scenario': [
    withStack('export default { type: "scenario", title: "no" };'),
    'R104',
    /bad\.ts/,
    /exports no scenario/,
    /export default defineScenario/,
  ],
  'an import of a file that is not there': [
    withStack(scenario().replace('tiny/stack.ts', 'other/stack.ts')),
    'R105',
    /bad\.ts/,
    /other\/stack\.ts/,
    /import/,
  ],
  'an import of a name that is not exported': [
    withStack(scenario().replace('import { tiny }', 'import { small as tiny }')),
    'R105',
    /bad\.ts:3/,
    /small/,
    /import/,
  ],
  'an exception as it loads': [
    withStack('const a = 1;\n\nthrow new Error("on purpose");\n'),
    'R105',
    /bad\.ts:3/,
    /on purpose/,
  ],
  'something thrown that is no error': [withStack('throw null;\n'), 'R105', /bad\.ts/, /null/],
  'a service that the Compose file does not have': [
    { ...stack(compose.replace('web:', 'site:')), 'bad.ts': scenario() },
    'R202',
    /bad\.ts/,
    /'web'/,
    /site/,
  ],
  'a target that the stack does not declare': [
    withStack(scenario({ experiments: frozen().replace('pause(web)', "pause({ type: 'service', name: 'wbe' })") })),
    'R202',
    /bad\.ts, experiment 'a pause'/,
    /'?wbe'?/,
    /web/,
  ],
  'a probe that is not among the scenario’s': [
    withStack(scenario({ experiments: frozen('1s', "expect(http(web, '/other')).fails()") })),
    'R203',
    /bad\.ts, experiment 'a pause'/,
    /\/other/,
    /page/,
  ],
  'a probe of a service that is not in the Compose file': [
    withStack(scenario({ probe: "http({ type: 'service', name: 'wbe' }, '/')" })),
    'R202',
    /bad\.ts, probe 'page'/,
    /wbe/,
    /web/,
  ],
  'two experiments with one name': [
    withStack(scenario({ experiments: frozen() + frozen('2s') })),
    'R206',
    /bad\.ts:\d+/,
    /'a pause'/,
    /rename/,
  ],
  'a Compose file that is no YAML': [
    composed('services:\n  web:\n    image: "a\n  b: [\n'),
    'R201',
    /compose\.yaml/,
    /yaml/i,
    /docker compose -f compose\.yaml config/,
  ],
  'a Compose file of the wrong shape': [
    composed('services:\n  web:\n    image: a\n    prots: ["80"]\n'),
    'R201',
    /compose\.yaml/,
    /prots/,
    /docker compose -f compose\.yaml config/,
  ],
  'a Compose file that is not there': [
    { 'tiny/stack.ts': stack()['tiny/stack.ts']!, 'bad.ts': scenario() },
    'R201',
    /compose\.yaml/,
    /no such file/,
  ],
  'a window that is empty': [
    withStack(scenario({ experiments: frozen('0s') })),
    'R205',
    /experiment 'a pause'/,
    /'hold' is 0 s/,
  ],
  'a window shorter than the limit it is to show': [
    withStack(scenario({ experiments: frozen('2s', "expect(page).failsWithin('3s')") })),
    'R205',
    /experiment 'a pause'/,
    /'hold' is 2 s/,
    /'4s'/,
  ],
  'a time without a unit': [
    withStack(scenario({ experiments: frozen().replace("hold: '1s'", 'hold: 15 as never') })),
    'R213',
    /bad\.ts:\d+, .*experiments\['a pause'\]\.hold/,
    /'hold' is 15$/,
    /'15s'/,
  ],
  'a misspelt option of a probe': [
    withStack(scenario({ probe: "http(web, '/', { rat: '5/s' } as never)" })),
    'R110',
    /^bad\.ts:6, http\(web, '\/', \{ rat \}\)$/,
    /'rat' is not known$/,
    /^did you mean 'rate'\?$/,
  ],
  'a misspelt list of expectations': [
    withStack(scenario({ experiments: frozen().replace('during:', 'durin:') })),
    'R110',
    /^bad\.ts:\d+, .*experiments\['a pause'\]\.durin$/,
    /'durin' is not known$/,
    /^did you mean 'during'\?$/,
  ],
  'a text for a stack': [
    withStack(scenario().replace('stack: tiny,', "stack: 'tiny' as never,")),
    'R110',
    /^bad\.ts:\d+, defineScenario/,
    /'stack' is "tiny"$/,
    /defineStack\(\)/,
  ],
  'no fault at all': [
    withStack(scenario({ experiments: frozen().replace('pause(web)', 'null as never') })),
    'R110',
    /experiments\['a pause'\]\.fault$/,
    /'fault' is null$/,
    /crash\(api\)/,
  ],
  'a number for a title': [
    withStack(scenario().replace("'a small page'", '5 as never')),
    'R110',
    /defineScenario\(\{ title \}\)/,
    /'title' is 5$/,
  ],
  'an experiment without a name': [
    withStack(scenario({ experiments: frozen('1s', 'expect(page).fails()', '1s', '') })),
    'R110',
    /experiments/,
    /a name in 'experiments' is empty$/,
  ],
  'a path that is none': [
    withStack(scenario({ probe: "http(web, ':::' as never)" })),
    'R110',
    /^bad\.ts:6, http\(web, ':::'\)$/,
    /'path' is ":::"$/,
    /begin it with '\/'/,
  ],
  'a health check that a command is to flip': [
    withStack(
      scenario({
        experiments: frozen().replace('pause(web)', "flipHealth(web, { by: { exec: ['false'] } as never })"),
      }),
    ),
    'R110',
    /^bad\.ts:\d+, flipHealth\(web, \{ by \}\)$/,
    /'by' is \{ exec \}$/,
    /'wrapper'/,
  ],
  'a misspelt setting of a stack in a file of its own': [
    {
      ...stack(),
      'tiny/stack.ts': stack()['tiny/stack.ts']!.replace('port:', 'prot:').replace(/ }\);/, ' } as never);'),
      'bad.ts': scenario(),
    },
    'R110',
    /^tiny\/stack\.ts:3, .*services\.web\.prot$/,
    /'prot' is not known$/,
    /'port'/,
  ],
  'a misspelt change in a variant': [
    withStack(`${scenario()}\nexport const variants = { slow: { overides: {} } };\n`),
    'R108',
    /^bad\.ts, variants\.slow\.overides$/,
    /'overides' is not known$/,
    /'overrides'/,
  ],
};

describe('bad input to the command line', () => {
  const opened: Folder[] = [];
  const open = async (files: Readonly<Record<string, string>>): Promise<Folder> => {
    const folder = await folderWith(files);
    opened.push(folder);
    return folder;
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  for (const [what, [files, code, at, says, fix = /./, names = ['bad.ts']]] of rowsOf(
    'kinds of bad input',
    Object.entries(cases),
    8,
  )) {
    it(`refuses ${what} with ${code}, its place and the next step`, async () => {
      const folder = await open(files);
      const { exitCode, stdout, stderr } = await folder.run(['plan', ...names], nowhere);
      expect(exitCode, stderr).to.equal(2);
      expect(stdout).to.equal('');
      const [, message = '', place = '', next = ''] = /^error (R\d{3}: [\s\S]*?)\n {2}at {2}(.*)\n {2}fix (.*)\n$/.exec(
        stderr,
      ) ?? [stderr];
      expect(message, stderr)
        .to.match(new RegExp(`^${code}: `))
        .and.match(says);
      expect(place, stderr).to.match(at);
      expect(next, stderr).to.match(fix);
    });
  }

  it('lists the problems of all files, and all problems of each', async () => {
    const folder = await open({
      ...stack(),
      'one.ts': scenario({ experiments: frozen('0s') + frozen('90m', 'expect(page).fails()', '1s', 'other') }),
      'two.ts': scenario().replace('export default', 'export const it ='),
      'three.ts': scenario({ experiments: frozen('1s', "expect(http(web, '/x')).fails()") }),
    });
    const loading = await folder.run(['plan', 'one.ts', 'two.ts', 'three.ts', 'four.ts', 'five.yaml'], nowhere);
    expect(loading.exitCode).to.equal(2);
    expect([...loading.stderr.matchAll(/error (R\d+)/g)].map((match) => match[1])).to.have.members([
      'R205',
      'R205',
      'R104',
      'R203',
      'R101',
      'R101',
    ]);
  });
});
