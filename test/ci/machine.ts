/** A CI system's machine: a project in git, a `resilience` that writes a night's folder and no more, and the files by which steps tell each other things. */
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';

export interface Machine {
  /** The project's folder. */
  readonly project: string;
  /** What the steps of a job see, beside what is given to each. */
  readonly env: Record<string, string>;
  step(script: string, env?: Readonly<Record<string, string>>): Promise<StepEnd>;
  /** A program on PATH that is this script. */
  program(name: string, script: string): Promise<void>;
  write(file: string, text: string): Promise<void>;
  /** The words of each call of `resilience`. */
  calls(): Promise<readonly (readonly string[])[]>;
  git(...words: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

export interface StepEnd {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly said: string;
}

/** It writes what a night would, adds a line to the history where it is no part, and ends as FAKE_EXIT says. FAKE_NIGHT=none: it writes nothing. */
const resilience = `
for word; do printf '%s\\037' "$word"; done >>"$FAKE_CALLS"; echo >>"$FAKE_CALLS"
reports=reports history=reports/baselines name=2026-11-30-77 part=
while [ $# -gt 0 ]; do
  case $1 in --reports) reports=$2 ;; --history) history=$2 ;; --shard) part=$2 name=$name-shard-\${2%/*} ;; esac
  shift
done
echo 'night 41'
if [ "\${FAKE_NIGHT:-}" != none ]; then
  mkdir -p "$reports/gate/$name" "$history"
  echo '{}' >"$reports/gate/$name/night.json"
  echo '# night 41' >"$reports/gate/$name/summary.md"
  if [ -z "$part" ]; then
    echo "$history/*.ndjson merge=union" >.git/info/attributes
    echo "\${FAKE_LINE:-a night}" >>"$history/shop.ndjson"
  fi
fi
exit "\${FAKE_EXIT:-0}"`;

export async function makeMachine(): Promise<Machine> {
  const root = await mkdtemp(join(tmpdir(), 'ci-'));
  const [project, bin, calls] = ['project', 'bin', 'calls'].map((name) => join(root, name)) as [string, string, string];
  await mkdir(project);
  await mkdir(bin);
  const git = async (...words: readonly string[]): Promise<string> =>
    (
      await execa('git', words, {
        cwd: project,
        env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
      })
    ).stdout;
  await git('init', '--quiet', '--initial-branch', 'main');
  const env: Record<string, string> = {
    ...{ PATH: [bin, process.env.PATH].join(delimiter), HOME: root, RUNNER_TEMP: root, FAKE_CALLS: calls, CI: 'true' },
    ...{ GIT_CONFIG_NOSYSTEM: '1', GITHUB_ACTIONS: 'true', GITHUB_REF_NAME: 'main', GITHUB_REPOSITORY: 'we/shop' },
  };
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(project, file)), { recursive: true });
    await writeFile(join(project, file), text);
  };
  const program = async (name: string, script: string): Promise<void> => {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  };
  await program('resilience', resilience);
  return {
    ...{ project, env, write, program, git },
    step: async (script, more = {}) => {
      const files = { GITHUB_OUTPUT: join(root, 'output'), GITHUB_PATH: join(root, 'path') };
      for (const file of Object.values(files)) await writeFile(file, '');
      const options = { cwd: project, extendEnv: false, reject: false, all: true, stdin: 'ignore' } as const;
      const ended = await execa('sh', ['-e', '-c', script], { ...options, env: { ...env, ...files, ...more } });
      const lines = async (file: string) => (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
      const added = await lines(files.GITHUB_PATH);
      env.PATH = [...added.reverse(), env.PATH].join(delimiter);
      const told = (await lines(files.GITHUB_OUTPUT)).map((line) => {
        const [, name, value] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
        return [name, value] as const;
      });
      return { exitCode: ended.exitCode ?? -1, outputs: Object.fromEntries(told), said: ended.all };
    },
    calls: async () => {
      const text = await readFile(calls, 'utf8').catch(() => '');
      return text
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\x1f').slice(0, -1));
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
