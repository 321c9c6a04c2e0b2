/** Writes the Compose files that the harness merges over the user's own. */

import { Document, isMap, isNode, isScalar, visit } from 'yaml';
import { isRecord } from '../../../model/record.ts';

const replacing = '!override';
const removing = '!reset';

/** A value that Compose takes instead of merging it. Needs Compose 2.24.4. */
export const replaced = (value: unknown): unknown => ({ [replacing]: value });

/** Takes away what the files below say. */
export const removed: unknown = { [removing]: null };

/** What Compose makes of a project, as JSON, when this content is merged over it. Its text is doubled like a file's, see `writeCompose`. */
export function mergedOver(below: unknown, content: unknown): unknown {
  if (typeof content === 'string') return content.replaceAll('$', '$$$$');
  if (Array.isArray(content)) return content.map((one) => mergedOver(undefined, one));
  if (!isRecord(content)) return content;
  if (replacing in content) return mergedOver(undefined, content[replacing]);
  const merged: Record<string, unknown> = { ...(isRecord(below) ? below : {}) };
  for (const [key, value] of Object.entries(content)) {
    if (isRecord(value) && removing in value) delete merged[key];
    else merged[key] = mergedOver(merged[key], value);
  }
  return merged;
}

/** Writes a Compose file. Text is meant as it stands: every `$` is doubled, so that Compose puts nothing in its place. */
export function writeCompose(content: Readonly<Record<string, unknown>>): string {
  const document = new Document(content, { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_key, pair) => {
      const inner = isMap(pair.value) ? pair.value.items[0] : undefined;
      const tag = isScalar(inner?.key) ? inner.key.value : null;
      if ((tag !== replacing && tag !== removing) || !isNode(inner?.value)) return;
      inner.value.tag = tag;
      pair.value = inner.value;
    },
    Scalar: (_key, node) => {
      if (typeof node.value === 'string') node.value = node.value.replaceAll('$', '$$$$');
    },
  });
  return document.toString({ lineWidth: 0 });
}
