/** What a check said that was green, where it speaks of an error: then it takes an error for a good answer. */
import { oneLine } from '../model/one-line.ts';

/** As servers and clients say it. A word such as `error` alone may stand in any page. */
const errors: readonly RegExp[] = [
  /\b(NOAUTH|WRONGPASS|NOPERM|MASTERDOWN|MISCONF)\b.*/,
  /\bLOADING Redis is loading.*/,
  /\bERR [a-z].*/,
  /\bAccess denied for user\b.*/i,
  /\b(password )?authentication failed\b.*/i,
  /\bconnection refused\b.*/i,
  /\bcould ?n[o']t connect\b.*/i,
  /\bHTTP\/[\d.]+ [45]\d\d\b.*/,
  /\bThe requested URL returned error: \d+.*/,
  /\b(command )?not found\s*$/i,
  /\bNo such file or directory\b.*/i,
];

/** Null: it speaks of none. */
export function errorIn(output: string): string | null {
  for (const line of output.split('\n')) {
    const found = errors.map((one) => one.exec(line)?.[0]).find((one) => one !== undefined);
    if (found !== undefined) return oneLine(found).slice(0, 80);
  }
  return null;
}
