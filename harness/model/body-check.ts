/** What a text must hold: that of an answer, of a command's output, of a line. */
export type BodyCheck =
  | { readonly contains: string }
  /** A regular expression's source, with its flags where it has any. */
  | { readonly matches: string; readonly flags?: string };

/** As a scenario would write it. */
export const bodyText = (check: BodyCheck): string =>
  'contains' in check ? JSON.stringify(check.contains) : `/${check.matches}/${check.flags ?? ''}`;
