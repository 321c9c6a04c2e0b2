/** Which chapter's behaviour a service has: 9 is 4 with metrics, and with a gallery that fails by design. */

export type Chapter = 4 | 9;

/** CHAPTER: 4 unless set; anything but 4 and 9 ends the service at its start. */
export function readChapter(text: string | undefined = process.env.CHAPTER): Chapter {
  if (text === undefined || text === '' || text === '4') return 4;
  if (text === '9') return 9;
  throw new Error(`CHAPTER must be 4 or 9, not ${text}`);
}
