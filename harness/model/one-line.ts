/** What somebody said, in one line of a length that can be read: for the timeline, and for what is told of it. */

const longest = 300;

export function oneLine(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
