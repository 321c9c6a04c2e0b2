/** What a shell offers when the command line is completed: asked of the shells themselves, where they are here. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Command } from 'commander';
import type { Output } from '../../harness/app/output-port.ts';
import { allCommands, wordsOf } from '../../harness/cli/completion/words.ts';
import { completionCommand } from '../../harness/cli/completion.ts';
import { type Shell, shells } from '../../harness/cli/completion-shells.ts';
import { buildProgram } from '../../harness/cli/program.ts';
import { findProgram } from '../../harness/provision/host/programs.ts';

const said: string[] = [];
const output: Output = {
  out: (text) => void said.push(text),
  err: () => undefined,
  status: () => undefined,
  colour: false,
  live: false,
  width: 100,
};
const program: Command = buildProgram(output, { exitCode: 0 }, '1.2.3');

const scriptFor = async (shell: Shell): Promise<string> => {
  said.length = 0;
  await completionCommand(shell, program, output);
  return `${said.join('\n')}\n`;
};

/** What each shell is asked, and must offer: everything that help lists, values of options, and files of the kind that is wanted. */
const asked: Readonly<Record<string, readonly string[]>> = {
  'resilience ': program.commands.map((one) => one.name()),
  'resilience comp': ['compare', 'completion'],
  'resilience engine ': ['down', 'status', 'up'],
  'resilience completion ': ['bash', 'fish', 'zsh'],
  'resilience compare --design ': ['full', 'one-at-a-time'],
  'resilience compare a.ts --measure d': ['detection', 'downtime'],
  'resilience predict --under s': ['swarm'],
  'resilience engine down --p': ['--purge'],
  'resilience run a.ts --reports r': ['reports/'],
};

describe('resilience completion', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'completion-'));
    mkdirSync(join(folder, 'reports'));
    for (const name of ['a.ts', 'b.mjs', 'compose.yaml', 'notes.md', 'two words.ts'])
      writeFileSync(join(folder, name), '');
  });
  after(() => rmSync(folder, { recursive: true }));

  const ask = (shell: string, words: readonly string[]): readonly string[] =>
    execFileSync(shell, words, { cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder } })
      .split('\n')
      .filter((line) => line !== '');

  /** As bash calls it for Tab: the words before the cursor, the last of them under way. */
  const bash = async (line: string): Promise<readonly string[]> => {
    const words = line.split(' ').map((word) => `'${word}'`);
    const tab = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _resilience; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return ask('bash', ['--norc', '-c', `${await scriptFor('bash')}${tab}`]);
  };

  it('knows every command and every option that help lists', () => {
    const lines = allCommands(wordsOf(program)).map(({ path, options }) =>
      [...path, ...options.flatMap((one) => one.flags)].join(' '),
    );
    expect(lines).to.include('-V --version -h --help');
    expect(lines).to.include('engine down --purge -h --help');
    expect(lines.find((line) => line.startsWith('run ')))
      .to.include('--watch')
      .and.to.include('--grafana');
  });

  for (const [line, offered] of Object.entries(asked)) {
    it(`lets bash offer, after '${line}': ${offered.join(' ')}`, async () => {
      expect((await bash(line)).toSorted()).to.deep.equal(offered.map((one) => one.replace(/\/$/, '')).toSorted());
    });
  }

  it('lets bash offer every option of a command, and nothing else', async () => {
    const [run] = program.commands.filter((one) => one.name() === 'run');
    const own = run!.options.flatMap((one) => [one.long!]);
    expect([...(await bash('resilience run --'))].sort()).to.deep.equal([...own, '--help'].sort());
  });

  it('lets bash offer files of the kind that is wanted, and the folders on the way', async () => {
    expect([...(await bash('resilience run '))].sort()).to.deep.equal(['a.ts', 'b.mjs', 'reports', 'two words.ts']);
    expect([...(await bash('resilience init '))].sort()).to.deep.equal(['compose.yaml', 'reports']);
    expect(await bash('resilience report '), 'folders').to.deep.equal(['reports']);
    expect(await bash('resilience run --seed '), 'what only the user knows').to.deep.equal([]);
  });

  const fish = findProgram('fish', process.env.PATH) === null ? it.skip : it;
  for (const [line, offered] of Object.entries(asked)) {
    fish(`lets fish offer, after '${line}': ${offered.join(' ')}`, async () => {
      const lines = ask('fish', ['--no-config', '-c', `${await scriptFor('fish')}complete -C '${line}'`]);
      const words = lines.map((one) => one.split('\t')[0]!);
      expect([...words].sort()).to.deep.equal([...offered].sort());
    });
  }

  for (const shell of shells) {
    (findProgram(shell, process.env.PATH) === null ? it.skip : it)(`is a script that ${shell} can read`, async () => {
      const file = join(folder, `completion.${shell}`);
      writeFileSync(file, await scriptFor(shell));
      expect(ask(shell, ['-n', file])).to.deep.equal([]);
    });
  }
});
