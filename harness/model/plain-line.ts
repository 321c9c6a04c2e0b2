/** A line as a person reads it: without its colours and what else is not shown. */
export const plainLine = (line: string): string =>
  line
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
    .replace(/\u001b\[[0-9;]*[A-Za-z]|[\u0000-\u001f\u007f]/g, '')
    .trim();
