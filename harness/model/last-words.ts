/** What a program or a health check said, cut down to what tells. */

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

/** A health check run that failed: `ended with 127: curl: not found`. The engine writes −1 where it timed out or could not be run, and says which in the output. */
export function failedLookText({ exitCode, output }: { readonly exitCode: number; readonly output: string }): string {
  const timeout = /health check exceeded timeout \(?([^):]+)/i.exec(output)?.[1];
  if (exitCode < 0 && timeout !== undefined) return `timed out after ${timeout.trim()}`;
  const words = tellingLine(output);
  const how = exitCode < 0 ? 'could not be run' : `ended with ${exitCode}`;
  return words === null ? `${how}, without output` : `${how}: ${words}`;
}
