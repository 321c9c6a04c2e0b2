/** The main thing of a failure's message, and what it says beside that. */
import type { Failure } from '../../model/failure.ts';

/** A message of several lines says the main thing in the first, or after a colon in the second. */
export function headlineOf({ message }: Failure): string {
  const [first, second] = message.split('\n');
  return first!.endsWith(':') && second !== undefined ? `${first} ${second}` : first!;
}

/** The lines after it. */
export function belowHeadline({ message }: Failure): readonly string[] {
  const [first, ...more] = message.split('\n');
  return first!.endsWith(':') ? more.slice(1) : more;
}
