/** The links of many cells in little room: what is the same for a night, what is the same for a scenario, and what is neither. */

export interface FolderTable {
  /** By column: the part that the night's links share. */
  readonly nights: readonly string[];
  /** By row: what mostly follows. */
  readonly rows: readonly string[];
  /** By row and column, `3 17`: whatever is otherwise; null: no link. */
  readonly others: Readonly<Record<string, string | null>>;
}

/** `links`: by row, then by column; null: no link. `present`: whether there is a cell at all. */
export function folderTable(
  links: readonly (readonly (string | null)[])[],
  present: (row: number, column: number) => boolean,
): FolderTable {
  const columns = links[0]?.length ?? 0;
  const nights = Array.from({ length: columns }, (_, column) =>
    sharedFolder(links.flatMap((row) => row[column] ?? [])),
  );
  const rows = links.map((row) =>
    mostCommon(row.flatMap((link, at) => (link === null ? [] : [link.slice(nights[at]!.length)]))),
  );
  const others: Record<string, string | null> = {};
  links.forEach((row, at) => {
    row.forEach((link, column) => {
      if (present(at, column) && link !== `${nights[column]}${rows[at]}`) others[`${at} ${column}`] = link;
    });
  });
  return { nights, rows, others };
}

/** Up to its last slash. */
function sharedFolder(links: readonly string[]): string {
  const [first = '', ...rest] = links;
  let length = rest.reduce((most, other) => {
    let at = 0;
    while (at < most && first[at] === other[at]) at += 1;
    return at;
  }, first.length);
  if (rest.some((other) => other !== first)) length = first.lastIndexOf('/', length - 1) + 1;
  return first.slice(0, length);
}

function mostCommon(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}
