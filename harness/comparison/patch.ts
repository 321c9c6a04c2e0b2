/** The user's own Compose file with other settings, as a unified diff of the smallest edits. */
import type { ComposeFile } from '../compose-file/compose-file.ts';
import { unifiedDiff } from '../compose-file/diff.ts';
import { applyEdits, withDefault } from '../compose-file/edit.ts';
import { readCompose } from '../compose-file/reading.ts';
import type { Variant } from '../model/variant.ts';
import { editsFor } from './setting-edits.ts';

/** For `git apply` and `patch -p1`, from here, or for a file elsewhere from the root. Null: nothing of the file changes, or the change cannot be written into it. */
export function patchFor({ name, text }: ComposeFile, variant: Variant): string | null {
  const patched = patchedText(text, variant);
  if (patched === null || patched === text) return null;
  return unifiedDiff({ name, text }, patched);
}

/** The whole file with the variant's settings, variables as new defaults; null: they cannot be written into it. */
export function patchedText(text: string, variant: Variant): string | null {
  let edited: string | null = text;
  for (const [name, value] of Object.entries(variant.change.variables ?? {})) {
    if (edited !== null) edited = withDefault(edited, name, value);
  }
  const said = saidBy(edited);
  const edits = said === null ? null : editsFor(variant, said);
  return edited === null || edits === null ? null : applyEdits(edited, edits);
}

/** Null: it is no YAML. */
function saidBy(text: string | null): unknown {
  try {
    return text === null ? null : readCompose(text);
  } catch {
    return null;
  }
}
