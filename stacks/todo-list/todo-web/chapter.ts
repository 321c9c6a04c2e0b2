/** Which chapter's behaviour the program has: 9 is 6 with metrics, and with its file beside the program, where no volume is. */

export type Chapter = 6 | 9;

/** CHAPTER: 6 unless set. Throws on anything but 6 and 9. */
export function readChapter(text: string | undefined): Chapter {
  if (text === undefined || text === '6') return 6;
  if (text === '9') return 9;
  throw new Error(`CHAPTER must be 6 or 9, not ${text}`);
}

/** Where no setting says otherwise. */
export const defaultConnection: Readonly<Record<Chapter, string>> = {
  6: 'Filename=/data/todo-list.db',
  9: 'Filename=todo-list.db',
};
