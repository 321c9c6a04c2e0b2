/** A line of k6's log in its JSON format. */

export interface K6LogLine {
  readonly level: string;
  readonly text: string;
}

/** Null: it is no line of k6's log. */
export function readK6Log(line: string): K6LogLine | null {
  if (!line.startsWith('{')) return null;
  try {
    const { level, msg } = JSON.parse(line) as { readonly level?: unknown; readonly msg?: unknown };
    if (typeof level !== 'string' || typeof msg !== 'string') return null;
    return { level, text: msg.trim() };
  } catch {
    return null;
  }
}
