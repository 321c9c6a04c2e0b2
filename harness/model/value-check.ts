/** What one value of an answer must be. A pattern is matched against its text. */
export type ValueCheck =
  | { readonly equals: string | number | boolean | null }
  | { readonly matches: string; readonly flags?: string };
