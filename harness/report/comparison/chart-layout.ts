/** The two shapes in which a chart is drawn: for a desk and for a phone, where names stand above the rows. */
export interface ChartLayout {
  readonly id: 'wide' | 'narrow';
  readonly width: number;
  /** Where the time axis begins and ends, in pixels. */
  readonly left: number;
  readonly right: number;
  /** Height of the line of a row's name above its dots; 0: the name stands left of them. */
  readonly nameLine: number;
  /** Characters of a name that fit in a line. */
  readonly nameLength: number;
}

export const wide: ChartLayout = { id: 'wide', width: 980, left: 226, right: 844, nameLine: 0, nameLength: 25 };
const phone: ChartLayout = { id: 'narrow', width: 370, left: 14, right: 356, nameLine: 21, nameLength: 24 };

/** Names that are too long for the half of a line have a line of their own. */
export const narrowFor = (names: readonly string[]): ChartLayout =>
  names.every((name) => name.length <= phone.nameLength) ? phone : { ...phone, nameLine: 38, nameLength: 46 };

/** A name in at most two lines, broken between words where it can be; the rest is an ellipsis. */
export function nameLines(name: string, length: number): readonly string[] {
  const clean = name.replace(/\s+/g, ' ').trim();
  if (clean.length <= length) return [clean];
  const space = clean.lastIndexOf(' ', length);
  const at = space > length / 3 ? space : length;
  const rest = clean.slice(at).replace(/^[ ·]+/, '');
  return [clean.slice(0, at).replace(/[ ·]+$/, ''), rest.length <= length ? rest : `${rest.slice(0, length - 1)}…`];
}

/** A name in one line. */
export const shortName = (name: string, length: number): string =>
  name.length <= length ? name : `${name.slice(0, length - 1)}…`;
