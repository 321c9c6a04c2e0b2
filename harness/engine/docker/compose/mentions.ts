/** What a Compose file mentions: variables, and other Compose files. */

/** Interpolated (`$NAME`, `${NAME…}`), or passed on by its bare name in a list or with an empty value. */
export function mentions(text: string, name: string): boolean {
  const live = text.replace(/^\s*#.*$/gm, '').replaceAll('$$', '');
  return [
    new RegExp(`\\$\\{${name}(?![A-Za-z0-9_])`),
    new RegExp(`\\$${name}(?![A-Za-z0-9_])`),
    new RegExp(`^\\s*-\\s*["']?${name}["']?\\s*$`, 'm'),
    new RegExp(`^\\s*["']?${name}["']?\\s*:\\s*$`, 'm'),
  ].some((form) => form.test(live));
}

/** The Compose files that this one includes or extends, as it writes them. */
export const otherFiles = (text: string): readonly string[] => [...text.matchAll(otherFile)].map(([, file]) => file!);

/** As an item of a list, or as the value of a key, in both styles of YAML. */
const otherFile = /(?:^\s*-\s*|(?:^|[\s{,[])(?:file|path|include):\s*\[?\s*)["']?([^\s"'#,[\]{}]+\.ya?ml)\b/gm;
