/** What was thrown, as a message. */

/** Of an `Error` its message; of anything else, which may be thrown too, its text. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
