/** How it is told to stop, and how long it may take. */
import { databaseOf } from '../../lint/databases.ts';
import { shellText } from '../../lint/first-process.ts';
import { resolvedAt } from '../../lint/said.ts';
import { programName } from '../../model/check/unwrap.ts';
import { secondsText } from '../../model/duration-text.ts';
import type { LintService } from '../../model/lint.ts';
import { seconds } from '../../model/time.ts';
import { type Repair, settingOf } from '../repair.ts';

/** Programs that stop well at another signal than SIGTERM. */
const preferred: readonly (readonly [RegExp, string])[] = [
  // SIGTERM waits for every client to go.
  [/^(postgres|postmaster)$/, 'SIGINT'],
  [/^(nginx|php-fpm[\d.]*)$/, 'SIGQUIT'],
  [/^(apache2|httpd|apache2-foreground|httpd-foreground)$/, 'SIGWINCH'],
  // Raises KeyboardInterrupt; SIGTERM is kept away from a first process that has not asked for it.
  [/^(python[\d.]*|uwsgi)$/, 'SIGINT'],
];

/** Null: none is known to be better than the one that it gets. */
export function stopSignal(service: LintService, firstProcess: readonly string[]): Repair | null {
  const program = programName(firstProcess[0] ?? service.command?.[0] ?? '');
  const trapped = /\btrap\s+.*\b(?:SIG)?(INT|QUIT|HUP)\b/.exec(shellText(service)?.text ?? '')?.[1];
  const signal = trapped === undefined ? preferred.find(([name]) => name.test(program))?.[1] : `SIG${trapped}`;
  const now = resolvedAt(service, 'stop_signal') ?? service.imageFacts?.stopSignal ?? 'SIGTERM';
  if (signal === undefined || signal === now) return null;
  return {
    what: `stop_signal: ${signal} for ${service.name}`,
    edits: [settingOf(service.name, ['stop_signal'], signal)],
  };
}

/** A database gets what it needs to close; who ignores its signal is not waited for. Null: it has it. */
export function stopGrace({ name, image, stopGrace: now }: LintService): Repair | null {
  const database = databaseOf(image);
  const [grace, text] = database === null ? [seconds(2), '2s'] : [database.grace, database.text];
  if (database === null ? now <= grace : now >= grace) return null;
  return {
    what: `stop_grace_period: ${text} for ${name} instead of ${secondsText(now)}`,
    edits: [settingOf(name, ['stop_grace_period'], text)],
  };
}
