/** The links of many cells in little room: what those of a night begin with, what those of a scenario end with, and which of these it is. */

export interface LinkTable {
  /** By column: what the night's links begin with. */
  readonly nights: readonly string[];
  /** By row: what may follow. */
  readonly rows: readonly (readonly string[])[];
  /** By row, a character for each column: the place of what follows among `alphabet`; a dash where there is no link. */
  readonly places: readonly string[];
  readonly alphabet: string;
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `links`: by row, then by column; null: none. What is too rare to find room has no link here. */
export function linkTable(links: readonly (readonly (string | null)[])[]): LinkTable {
  const columns = links[0]?.length ?? 0;
  const nights = Array.from({ length: columns }, (_, column) =>
    sharedFolder(links.flatMap((row) => row[column] ?? [])),
  );
  const ends = links.map((row) => row.map((link, at) => (link === null ? null : link.slice(nights[at]!.length))));
  const rows = ends.map((row) => commonest(row.filter((one) => one !== null)));
  const places = ends.map((row, at) =>
    row.map((end) => (end === null ? '-' : (alphabet[rows[at]!.indexOf(end)] ?? '-'))).join(''),
  );
  return { nights, rows, places, alphabet };
}

/** Up to its last slash. */
function sharedFolder(links: readonly string[]): string {
  const [first = '', ...rest] = links;
  if (rest.every((other) => other === first)) return first;
  const length = rest.reduce((most, other) => {
    let at = 0;
    while (at < most && first[at] === other[at]) at += 1;
    return at;
  }, first.length);
  return first.slice(0, first.lastIndexOf('/', length - 1) + 1);
}

function commonest(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([text]) => text)
    .slice(0, alphabet.length);
}
