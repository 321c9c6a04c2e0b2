/** A health check's command, read: in which form it stands, what a shell makes of it, what it runs, and whether it can fail at all. */
import { parse } from 'unbash';
import { programStatus, type Status } from './command-status.ts';
import { scriptOutcome } from './outcome.ts';
import { type CheckProgram, programsOf } from './programs.ts';
import { programName, runsOther } from './unwrap.ts';
import { plainWord, type Variables } from './word.ts';

export interface CheckCommand {
  /** `none`: there is no check (`NONE`). `empty`: a form without a command. `unknown`: no form that the engine knows. */
  readonly form: 'exec' | 'shell' | 'none' | 'empty' | 'unknown';
  /** The words after the form, as they are written. */
  readonly words: readonly string[];
  /** What a shell reads: the text of `CMD-SHELL`, or what `CMD sh -c` is given. Null: no shell is in it. */
  readonly script: string | null;
  /** Everything that it may run; a program that only runs another (`timeout`, `sh -c`) stands before that one. */
  readonly programs: readonly CheckProgram[];
  /** With which statuses it can end, as far as its text tells. */
  readonly status: Status;
  /** Why a shell could not read it, by a parser of Bash; null: it could. */
  readonly unreadable: string | null;
}

/** Shells within shells beyond this many are not read. */
const deepest = 4;

const either: Status = { zero: true, other: true };
const bare = { files: [], hasSubstitute: false, afterFailure: false };

/** `test` as Compose resolves it or an image has it; text alone is what a shell reads. Takes anything, and never throws. */
export function readCheck(test: readonly string[] | string, variables: Variables = {}): CheckCommand {
  const [form = '', ...words] = typeof test === 'string' ? ['CMD-SHELL', test] : test;
  const empty: CheckCommand = { form: 'empty', words, script: null, programs: [], status: either, unreadable: null };
  if (form === 'NONE') return { ...empty, form: 'none' };
  if (form !== 'CMD' && form !== 'CMD-SHELL') return { ...empty, form: form === '' ? 'empty' : 'unknown' };
  const [first = ''] = words;
  if (first.trim() === '') return empty;
  if (form === 'CMD-SHELL') return { ...empty, form: 'shell', script: first, ...readScript(first, variables, '', 0) };
  const program: CheckProgram = { program: plainWord(first), args: words.slice(1).map(plainWord), ...bare };
  const { wraps: _, ...inner } = unwrapped(program, variables, 0);
  return { ...empty, form: 'exec', ...inner };
}

type Read = Pick<CheckCommand, 'programs' | 'status' | 'unreadable'>;

function readScript(text: string, variables: Variables, options: string, depth: number): Read {
  const script = parse(text);
  const error = script.errors?.[0]?.message ?? null;
  const found = programsOf(script, variables);
  const whole = found.map((one) => unwrapped(one, variables, depth));
  // A text that is one program and nothing else ends as that program does: `sh -c "exec timeout 5 sh -c …"`.
  const only = found.length === 1 && script.commands.length === 1 && script.commands[0]?.command.type === 'Command';
  const status = scriptOutcome(script, text, options);
  return {
    programs: whole.flatMap(({ programs }) => programs),
    status:
      error !== null ? either : only && whole[0]!.wraps && found[0]!.files.length === 0 ? whole[0]!.status : status,
    unreadable: error,
  };
}

/** A program with whatever it runs in turn. */
function unwrapped(
  one: CheckProgram,
  variables: Variables,
  depth: number,
): Read & { script: string | null; wraps: boolean } {
  const own = programStatus(
    one.program.text,
    one.args.map(({ text }) => text),
    false,
  );
  const alone = { programs: [one], status: own, unreadable: null, script: null, wraps: false };
  const other = depth < deepest ? runsOther(one) : null;
  if (other === null) return alone;
  if ('words' in other) {
    const inner = unwrapped(other.words, variables, depth + 1);
    const status = programName(one.program.text) === 'timeout' ? { ...inner.status, other: true } : inner.status;
    return { ...inner, programs: [one, ...inner.programs], status, wraps: true };
  }
  const inner = readScript(other.text, variables, other.options, depth + 1);
  const place = { hasSubstitute: one.hasSubstitute, afterFailure: one.afterFailure };
  const programs = inner.programs.map((each) => ({
    ...each,
    hasSubstitute: each.hasSubstitute || place.hasSubstitute,
    afterFailure: each.afterFailure || place.afterFailure,
  }));
  return { ...inner, programs: [one, ...programs], script: other.text, wraps: true };
}
