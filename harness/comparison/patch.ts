/** The user's own Compose file with other settings, as a unified diff of the smallest edits. */
import { createTwoFilesPatch } from 'diff';
import type { Variant } from '../model/variant.ts';
import { applyEdits } from './compose-edit.ts';
import type { ComposeFile } from './recommend.ts';
import { editsFor } from './setting-edits.ts';

/** Null: nothing of the file changes, or the change cannot be written into it (aliases, settings that another file makes). */
export function patchFor({ name, text }: ComposeFile, variant: Variant, reference: Variant): string | null {
  const patched = patchedText(text, variant, reference);
  if (patched === null || patched === text) return null;
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, text, patched, undefined, undefined, { context: 3 });
}

/** The whole file with the variant's settings; null: they cannot be written into it. */
export function patchedText(text: string, variant: Variant, reference: Variant): string | null {
  const edits = editsFor(variant, reference);
  return edits === null ? null : applyEdits(text, edits);
}
