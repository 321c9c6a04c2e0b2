/** Whether a health check goes by the status of a client alone, or reads what it was answered. */
import type { CheckCommand } from '../model/check/check-command.ts';
import type { CheckProgram } from '../model/check/programs.ts';
import { isShell } from '../model/check/unwrap.ts';

/** The calls of a client (by its program) whose answers nothing reads. */
export function unreadAsks(check: CheckCommand, isClient: (program: string) => boolean): readonly CheckProgram[] {
  const others = check.programs.filter(({ program }) => !isClient(program.text) && !addsNothing(program.text));
  const reads = /\[\[|\(\(|\bcase\b|\$\(|`/.test(check.script ?? '');
  return reads || others.length > 0 ? [] : check.programs.filter(({ program }) => isClient(program.text));
}

/** Neither reads what another program wrote nor asks anybody itself. */
const addsNothing = (program: string): boolean =>
  isShell(program) || /(^|\/)(exit|echo|printf|true|false|kill|sleep|timeout|:)$/.test(program);
