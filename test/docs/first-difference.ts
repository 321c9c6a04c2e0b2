/** Where a written file and what it should be part, so that a failure says it in a line. */
export function firstDifference(is: string, wanted: string): string | null {
  const [have, want] = [is.split('\n'), wanted.split('\n')];
  const line = want.findIndex((text, index) => text !== have[index]);
  if (line < 0 && have.length === want.length) return null;
  const shown = (text = ''): string => `'${text.slice(0, 160)}'`;
  return `line ${line + 1} is ${shown(have[line])}, and should be ${shown(want[line])}: run npm run reference`;
}
