/** What makes an item acceptable. */
import { itemLengthMax } from './todos.ts';

/** What is wrong with it, in the words of the original's form; null: nothing. */
export function complaintAbout(item: unknown): string | null {
  if (typeof item !== 'string' || item.trim() === '') return 'The Item field is required.';
  if (item.length > itemLengthMax) return `The field Item must be a string with a maximum length of ${itemLengthMax}.`;
  return null;
}
