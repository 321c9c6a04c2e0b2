/** A place in a text file, as editors count. */

export interface TextPlace {
  /** As a person would name it from here. */
  readonly file: string;
  /** Lines and columns begin at 1; columns count UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** The first column after it. */
  readonly endLine: number;
  readonly endColumn: number;
}

/** As terminals and editors make a link of it: `compose.yaml:12:5`. */
export const placeText = ({ file, line, column }: TextPlace): string => `${file}:${line}:${column}`;
