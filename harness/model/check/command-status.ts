/** With which statuses one simple command can end, by what its program is known to do. */
import type { Command } from 'unbash';
import { readWord } from './word.ts';

export interface Status {
  /** It can end with zero: healthy. */
  readonly zero: boolean;
  /** It can end with anything else. */
  readonly other: boolean;
}

const never: Status = { zero: false, other: false };
const success: Status = { zero: true, other: false };
const failure: Status = { zero: false, other: true };
const either: Status = { zero: true, other: true };

/** Programs that end with zero whatever the service does. */
const cannotFail = new Set(['true', ':', 'echo', 'printf', 'sleep', 'date', 'pwd', 'whoami', 'uptime', 'unset']);

/** Programs that pass on what they read, and end with zero whatever that is. */
const filters = new Set(['cat', 'tee', 'wc', 'sort', 'uniq', 'head', 'tail', 'tr', 'cut', 'nl', 'rev']);

/** `last`: the status before it. `piped`: it reads what another program writes. */
export function commandEnd(command: Command, last: Status, piped: boolean) {
  const words = [command.name, ...command.suffix.flatMap((one) => (one.type === 'Word' ? [one] : []))];
  const [name = '', ...args] = words.flatMap((word) => (word === undefined ? [] : [readWord(word, {}).text]));
  const substitutes = /\$\(|`|<\(|>\(/.test(textOf(command));
  // A redirection that fails is a failure of its own; those to the null device and between descriptors do not.
  const redirected = command.redirects.some(
    (one) => one.type === 'Redirect' && !/^(\/dev\/(null|stdout|stderr)|[-\d])$/.test(one.target?.text ?? ''),
  );
  if (name === 'exit' || name === 'return') return { next: never, exits: ofExit(args[0], last) };
  if (name === '') return { next: substitutes || redirected ? either : success, exits: never };
  if (redirected) return { next: either, exits: never };
  return { next: programStatus(name, args, piped), exits: never };
}

function ofExit(code: string | undefined, last: Status): Status {
  if (code === undefined || code === '$?') return last;
  if (!/^\d+$/.test(code)) return either;
  return Number(code) % 256 === 0 ? success : failure;
}

/** The same for a program with its words, without any shell. */
export function programStatus(program: string, args: readonly string[], piped: boolean): Status {
  const name = program.replace(/^.*\//, '');
  if (name === 'false') return failure;
  if (name === 'sleep' && !args.every((arg) => /^[\d.]+[smhd]?$/.test(arg))) return either;
  if (cannotFail.has(name)) return success;
  if (args.length === 1 && args[0] === '--version') return success;
  if (piped && filters.has(name) && args.every((arg) => /^-|^\d+$/.test(arg))) return success;
  return either;
}

const textOf = ({ prefix, suffix }: Command): string =>
  [...prefix, ...suffix].map((one) => ('text' in one ? one.text : '')).join(' ');
