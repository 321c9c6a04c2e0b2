/** Reads numbers and switches from settings; a value that makes no sense ends the service at its start. */

/** A whole number from 0 up. */
export function readCount(name: string, text: string | undefined, unset: number): number {
  if (text === undefined || text === '') return unset;
  if (!/^\d+$/.test(text)) throw new Error(`${name} must be a whole number from 0 up, not ${text}`);
  return Number(text);
}

/** `true` or `false`, in any case. */
export function readSwitch(name: string, text: string | undefined, unset: boolean): boolean {
  switch (text?.toLowerCase() ?? '') {
    case '':
      return unset;
    case 'true':
      return true;
    case 'false':
      return false;
    default:
      throw new Error(`${name} must be true or false, not ${text}`);
  }
}
