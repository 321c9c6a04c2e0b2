/** Whether a health check ends its own container when it fails, so that a restart policy comes in. */
import type { CheckCommand } from './check-command.ts';
import { programName } from './unwrap.ts';

const ending = new Set([
  'kill',
  'pkill',
  'killall',
  'killall5',
  's6-svscanctl',
  'shutdown',
  'reboot',
  'halt',
  'poweroff',
]);

/** By a program that it runs, or by a call in another language: `process.kill(1)`, `os.kill(1, 15)`. */
export const endsProcess = ({ programs }: Pick<CheckCommand, 'programs'>): boolean =>
  programs.some(
    ({ program, args }) =>
      (ending.has(programName(program.text)) && !args.some(({ text }) => /^(-0|-l|-L)$/.test(text))) ||
      args.some(({ text }) => /\b(process|os|posix|Process)\.kill\(/.test(text)),
  );
