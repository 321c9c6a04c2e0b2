/** Where the command line writes: results to stdout, everything else to stderr. */
import process from 'node:process';
import type { Output } from '../app/output-port.ts';

/** NO_COLOR and FORCE_COLOR are honoured (no-color.org, force-color.org); CI is never live. */
export function processOutput(): Output {
  const { env, stdout, stderr } = process;
  // A reader who goes away (`| head`) or a terminal that is closed must not end a run half-way.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  const plain = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  const forced = !['', '0', 'false'].includes(env.FORCE_COLOR ?? '');
  const live = stderr.isTTY === true && (env.CI ?? '') === '' && env.TERM !== 'dumb';
  return {
    out: (text) => stdout.write(`${text}\n`),
    err: (text) => stderr.write(`${text}\n`),
    status: (text) => void (live && stderr.write(`\r\u001b[2K${text === null ? '' : cut(text, stderr.columns)}`)),
    colour: !plain && (forced || stdout.isTTY === true),
    live,
    width: stdout.columns || 100,
  };
}

/** One line of a terminal, without what would move its cursor. */
function cut(text: string, columns = 80): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be kept out.
  const plain = text.replace(/[\u0000-\u001f\u007f]+/g, ' ');
  return plain.length < columns ? plain : `${plain.slice(0, columns - 2)}…`;
}
