/** What a program or a health check said, cut down to what tells. */
import { secondsText } from './duration-text.ts';
import { parseDuration } from './time.ts';

/** The exit codes of ends that need no last words: a good end, SIGKILL, SIGTERM. */
export const silentExits: ReadonlySet<number> = new Set([0, 137, 143]);

/** So many of the last lines are searched: a stack trace stands below the line that says what is wrong. */
const lookedAt = 20;
const longest = 160;
const tells =
  /\b(error|fatal|panic|exception|refused|denied|cannot|can't|could not|failed|no such|not found|missing)\b/i;

/** The last line that says what is wrong, else the last line at all; null: there is none. */
export function tellingLine(text: string): string | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-lookedAt);
  const line = lines.findLast((one) => tells.test(one)) ?? lines.at(-1);
  if (line === undefined) return null;
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** One run of a health check. */
interface Look {
  readonly exitCode: number;
  readonly output: string;
}

/** What the engine writes before a program's own output where the program did not end in time. */
const timedOut = /^health check exceeded timeout(?: \(([^)]*)\))?:?\s*/i;

/** What the engine says around its own reason. */
const wrapping = /^OCI runtime exec failed: (?:exec failed: )?(?:unable to start container process: )?|: unknown$/g;

/**
 * A health check run that failed: `ended with 127: curl: not found`, `timed out after 1 s: connecting`. The engine writes −1 where it
 * timed out or could not be run, and says which in the output.
 */
export function failedLookText({ exitCode, output }: Look): string {
  const late = exitCode < 0 ? timedOut.exec(output) : null;
  const own = late === null ? output.trim().replaceAll(wrapping, '') : output.slice(late[0].length);
  const words = tellingLine(own);
  if (late !== null) return `timed out${afterText(late[1])}${words === null ? '' : `: ${words}`}`;
  const how = exitCode < 0 ? 'could not be run' : `ended with ${exitCode}`;
  return words === null ? `${how}, without output` : `${how}: ${words}`;
}

/** Whether a health check run was ended because it took too long. */
export const isTimeout = ({ exitCode, output }: Look): boolean => exitCode < 0 && timedOut.test(output);

function afterText(timeout: string | undefined): string {
  const length = timeout === undefined ? undefined : parseDuration(timeout);
  return length === undefined ? '' : ` after ${secondsText(length)}`;
}

/** How shells (exit 127) and the engine (−1) say that there is no such program. */
const noProgram =
  /\bexec: "([^"]+)": (?:executable file not found|stat )|(?:^|[\s:])([^\s:]+): (?:command )?not found\b/m;

/** The program that a health check run did not find in its container; null: it was not for want of one. */
export function missingProgram({ exitCode, output }: Look): string | null {
  if (exitCode !== 127 && exitCode >= 0) return null;
  const [, byEngine, byShell] = noProgram.exec(output) ?? [];
  return byEngine ?? byShell ?? null;
}
