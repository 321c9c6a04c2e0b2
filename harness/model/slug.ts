/** Letters, digits and single dashes, 40 at most: good for files, folders and Compose projects. Empty where a name has none of them. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
