/** Failures of the disk, in the catalogue's words. */
import { fail } from '../model/failure.ts';

/** Does `work`, synchronous or not; a full disk becomes R405, anything else stays as it is. */
export function onDisk<T>(work: () => T): T {
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(refuse) as T) : result;
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): never {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    fail('R405', 'no room is left on the device', {
      fix: 'make room, or choose another place with --reports',
      cause: error,
    });
  }
  throw error;
}
