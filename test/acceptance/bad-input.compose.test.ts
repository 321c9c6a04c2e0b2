/** Bad input: a catalogue error with its place and the next step, exit 2, all problems at once, and nothing started. */
import { expect } from 'chai';
import { type Folder, folderWith } from './cli.ts';
import { compose, frozen, scenario, stack } from './tiny.ts';

/** No engine is needed to refuse any of this, so there is none. */
const nowhere = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };

interface Case {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly names?: readonly string[];
  readonly code: string;
  /** Where it points to: what follows `at`. */
  readonly at: RegExp;
  readonly says: RegExp;
  readonly fix: RegExp;
}

const withStack = (text: string, file = 'bad.ts') => ({ ...stack(), [file]: text });
const composed = (text: string) => ({ ...stack(text), 'bad.ts': scenario() });

const cases: readonly Case[] = [
  {
    what: 'a file that is not there',
    files: {},
    code: 'R101',
    says: /bad\.ts/,
    at: /acceptance-/,
    fix: /resilience list/,
  },
  {
    what: 'a file that is not TypeScript',
    files: { 'bad.yaml': 'a: 1' },
    names: ['bad.yaml'],
    code: 'R102',
    says: /bad\.yaml is not a TypeScript file/,
    at: /bad\.yaml/,
    fix: /\.ts/,
  },
  {
    what: 'a glob that matches nothing',
    files: {},
    names: ['scenarios/*.ts'],
    code: 'R106',
    says: /scenarios\/\*\.ts/,
    at: /acceptance-/,
    fix: /resilience list/,
  },
  {
    what: 'a syntax error',
    files: withStack(`${scenario()}\nconst a = ;\n`),
    code: 'R103',
    says: /./,
    at: /bad\.ts:18/,
    fix: /./,
  },
  {
    what: 'a syntax error in a file that the scenario imports',
    files: { ...stack(), 'tiny/stack.ts': 'export const tiny = {\n  a b\n};\n', 'bad.ts': scenario() },
    code: 'R103',
    says: /./,
    at: /tiny\/stack\.ts:2/,
    fix: /./,
  },
  {
    what: 'a syntax error that only the engine of the language sees',
    files: withStack('export const a = 1;\nexport const b = 1;\nlet a = 2;\n'),
    code: 'R103',
    says: /already been declared/,
    at: /bad\.ts:3/,
    fix: /./,
  },
  {
    what: 'an enum, which cannot be stripped',
    files: withStack('const a = 1;\nenum B { C }\nexport default a;\n'),
    code: 'R103',
    says: /enum/i,
    at: /bad\.ts:2/,
    fix: /enums/,
  },
  {
    what: 'no default export',
    files: withStack(scenario().replace('export default', 'export const it =')),
    code: 'R104',
    says: /exports no scenario/,
    at: /bad\.ts/,
    fix: /export default defineScenario/,
  },
  {
    what: 'a default export that is no scenario',
    files: withStack('export default { type: "scenario", title: "no" };'),
    code: 'R104',
    says: /exports no scenario/,
    at: /bad\.ts/,
    fix: /export default defineScenario/,
  },
  {
    what: 'an import of a file that is not there',
    files: withStack(scenario().replace('tiny/stack.ts', 'other/stack.ts')),
    code: 'R105',
    says: /other\/stack\.ts/,
    at: /bad\.ts/,
    fix: /import/,
  },
  {
    what: 'an import of a name that is not exported',
    files: withStack(scenario().replace('import { tiny }', 'import { small as tiny }')),
    code: 'R105',
    says: /small/,
    at: /bad\.ts:3/,
    fix: /import/,
  },
  {
    what: 'an exception as it loads',
    files: withStack('const a = 1;\n\nthrow new Error("on purpose");\n'),
    code: 'R105',
    says: /on purpose/,
    at: /bad\.ts:3/,
    fix: /./,
  },
  {
    what: 'something thrown that is no error',
    files: withStack('throw null;\n'),
    code: 'R105',
    says: /null/,
    at: /bad\.ts/,
    fix: /./,
  },
  {
    what: 'a service that the Compose file does not have',
    files: { ...stack(compose.replace('web:', 'site:')), 'bad.ts': scenario() },
    code: 'R202',
    says: /'web'/,
    at: /bad\.ts/,
    fix: /site/,
  },
  {
    what: 'a target that the stack does not declare',
    files: withStack(
      scenario({ experiments: frozen().replace('pause(web)', "pause({ type: 'service', name: 'wbe' })") }),
    ),
    code: 'R202',
    says: /'?wbe'?/,
    at: /bad\.ts, experiment 'a pause'/,
    fix: /web/,
  },
  {
    what: 'a probe that is not among the scenario’s',
    files: withStack(scenario({ experiments: frozen('1s', "expect(http(web, '/other')).fails()") })),
    code: 'R203',
    says: /\/other/,
    at: /bad\.ts, experiment 'a pause'/,
    fix: /page/,
  },
  {
    what: 'a probe of a service that is not in the Compose file',
    files: withStack(scenario({ probe: "http({ type: 'service', name: 'wbe' }, '/')" })),
    code: 'R202',
    says: /wbe/,
    at: /bad\.ts, probe 'page'/,
    fix: /web/,
  },
  {
    what: 'two experiments with one name',
    files: withStack(scenario({ experiments: frozen() + frozen('2s') })),
    code: 'R206',
    says: /'a pause'/,
    at: /bad\.ts:\d+/,
    fix: /rename/,
  },
  {
    what: 'a Compose file that is no YAML',
    files: composed('services:\n  web:\n    image: "a\n  b: [\n'),
    code: 'R201',
    says: /yaml/i,
    at: /compose\.yaml/,
    fix: /docker compose -f compose\.yaml config/,
  },
  {
    what: 'a Compose file of the wrong shape',
    files: composed('services:\n  web:\n    image: a\n    prots: ["80"]\n'),
    code: 'R201',
    says: /prots/,
    at: /compose\.yaml/,
    fix: /docker compose -f compose\.yaml config/,
  },
  {
    what: 'a Compose file that is not there',
    files: { 'tiny/stack.ts': stack()['tiny/stack.ts']!, 'bad.ts': scenario() },
    code: 'R201',
    says: /no such file/,
    at: /compose\.yaml/,
    fix: /./,
  },
  {
    what: 'a window that is empty',
    files: withStack(scenario({ experiments: frozen('0s') })),
    code: 'R205',
    says: /'hold' is 0 s/,
    at: /experiment 'a pause'/,
    fix: /./,
  },
  {
    what: 'a window shorter than the limit it is to show',
    files: withStack(scenario({ experiments: frozen('2s', "expect(page).failsWithin('3s')") })),
    code: 'R205',
    says: /'hold' is 2 s/,
    at: /experiment 'a pause'/,
    fix: /'4s'/,
  },
  {
    what: 'a time without a unit',
    files: withStack(scenario({ experiments: frozen().replace("hold: '1s'", 'hold: 15 as never') })),
    code: 'R213',
    says: /'hold' is 15$/,
    at: /bad\.ts:\d+, .*experiments\['a pause'\]\.hold/,
    fix: /'15s'/,
  },
  {
    what: 'a misspelt option of a probe',
    files: withStack(scenario({ probe: "http(web, '/', { rat: '5/s' } as never)" })),
    code: 'R110',
    says: /'rat' is not known$/,
    at: /^bad\.ts:6, http\(web, '\/', \{ rat \}\)$/,
    fix: /^did you mean 'rate'\?$/,
  },
  {
    what: 'a misspelt list of expectations',
    files: withStack(scenario({ experiments: frozen().replace('during:', 'durin:') })),
    code: 'R110',
    says: /'durin' is not known$/,
    at: /^bad\.ts:\d+, .*experiments\['a pause'\]\.durin$/,
    fix: /^did you mean 'during'\?$/,
  },
  {
    what: 'a text for a stack',
    files: withStack(scenario().replace('stack: tiny,', "stack: 'tiny' as never,")),
    code: 'R110',
    says: /'stack' is "tiny"$/,
    at: /^bad\.ts:\d+, defineScenario/,
    fix: /defineStack\(\)/,
  },
  {
    what: 'no fault at all',
    files: withStack(scenario({ experiments: frozen().replace('pause(web)', 'null as never') })),
    code: 'R110',
    says: /'fault' is null$/,
    at: /experiments\['a pause'\]\.fault$/,
    fix: /crash\(api\)/,
  },
  {
    what: 'a number for a title',
    files: withStack(scenario().replace("'a small page'", '5 as never')),
    code: 'R110',
    says: /'title' is 5$/,
    at: /defineScenario\(\{ title \}\)/,
    fix: /./,
  },
  {
    what: 'an experiment without a name',
    files: withStack(scenario({ experiments: frozen('1s', 'expect(page).fails()', '1s', '') })),
    code: 'R110',
    says: /a name in 'experiments' is empty$/,
    at: /experiments/,
    fix: /./,
  },
  {
    what: 'a path that is none',
    files: withStack(scenario({ probe: "http(web, ':::' as never)" })),
    code: 'R110',
    says: /'path' is ":::"$/,
    at: /^bad\.ts:6, http\(web, ':::'\)$/,
    fix: /begin it with '\/'/,
  },
  {
    what: 'a health check that a command is to flip',
    files: withStack(
      scenario({
        experiments: frozen().replace('pause(web)', "flipHealth(web, { by: { exec: ['false'] } as never })"),
      }),
    ),
    code: 'R110',
    says: /'by' is \{ exec \}$/,
    at: /^bad\.ts:\d+, flipHealth\(web, \{ by \}\)$/,
    fix: /'wrapper'/,
  },
  {
    what: 'a misspelt setting of a stack in a file of its own',
    files: {
      ...stack(),
      'tiny/stack.ts': stack()['tiny/stack.ts']!.replace('port:', 'prot:').replace(/ }\);/, ' } as never);'),
      'bad.ts': scenario(),
    },
    code: 'R110',
    says: /'prot' is not known$/,
    at: /^tiny\/stack\.ts:3, .*services\.web\.prot$/,
    fix: /'port'/,
  },
  {
    what: 'a misspelt change in a variant',
    files: withStack(`${scenario()}\nexport const variants = { slow: { overides: {} } };\n`),
    code: 'R108',
    says: /'overides' is not known$/,
    at: /^bad\.ts, variants\.slow\.overides$/,
    fix: /'overrides'/,
  },
];

describe('bad input to the command line', () => {
  const opened: Folder[] = [];
  const open = async (files: Readonly<Record<string, string>>): Promise<Folder> => {
    const folder = await folderWith(files);
    opened.push(folder);
    return folder;
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  for (const { what, files, names = ['bad.ts'], code, says, at, fix } of cases) {
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
