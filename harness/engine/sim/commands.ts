/** The few commands that a simulated container understands by exec: flag files, and signals to its first process. */
import type { ExecResult } from '../command-end.ts';
import type { Container } from './container.ts';
import { signalName, signalProcess } from './process.ts';

const done: ExecResult = { exitCode: 0, output: '' };
const failed = (exitCode: number, output = ''): ExecResult => ({ exitCode, output });

/** Runs `command` in the container at this instant. Anything it does not know is `not found`, exit code 127. */
export function runCommand(container: Container, command: readonly string[]): ExecResult | 'hang' {
  const own = container.life?.app.command?.(command) ?? null;
  if (own !== null) return own;
  const [program = '', ...rest] = command;
  const shell = program.split('/').at(-1) === 'sh' && rest[0] === '-c';
  return shell ? runScript(container, expand(rest[1] ?? '', rest.slice(2))) : runProgram(container, program, rest);
}

/** `"$1"` and its like; the first of `values` is `$0`. */
const expand = (script: string, values: readonly string[]): string =>
  script.replace(/"?\$(\d)"?/g, (_, place) => values[Number(place)] ?? '');

/** Simple commands joined by `&&` or `;`, without quotes. */
function runScript(container: Container, script: string): ExecResult {
  let last = done;
  for (const part of script.split(';')) {
    for (const text of part.split('&&')) {
      const [program = '', ...rest] = text.trim().split(/\s+/);
      last = runProgram(container, program, rest);
      if (last.exitCode !== 0) break;
    }
  }
  return last;
}

function runProgram(container: Container, program: string, rest: readonly string[]): ExecResult {
  const { files } = container;
  const paths = rest.filter((one) => !one.startsWith('-'));
  switch (program) {
    case 'true':
      return done;
    case 'false':
      return failed(1);
    // `: > file` makes an empty file.
    case ':':
    case 'touch':
      for (const path of paths.filter((one) => one !== '>')) files.add(path);
      return done;
    case 'rm':
      for (const path of paths) files.delete(path);
      return done;
    case 'test': {
      const there = files.has(rest.at(-1) ?? '');
      return there === (rest[0] !== '!') ? done : failed(1);
    }
    case 'kill': {
      const signal = (rest.find((one) => one.startsWith('-')) ?? '-TERM').slice(1);
      if (paths.at(-1) !== '1') return failed(1, 'no such process');
      signalProcess(container, signalName(signal), 'inside');
      return done;
    }
    default:
      return failed(127, `${program}: not found`);
  }
}
