/** The name of a status as .NET's enum spells it. */
import { http } from '../../service/builtins.ts';

/** Where .NET's name is not the reason phrase without its blanks; empty: it has none and prints the number. */
const exceptions: Readonly<Record<number, string>> = {
  302: 'Redirect',
  413: 'RequestEntityTooLarge',
  414: 'RequestUriTooLong',
  416: 'RequestedRangeNotSatisfiable',
  418: '',
  425: '',
  505: 'HttpVersionNotSupported',
  509: '',
};

export function statusName(status: number): string {
  const name = exceptions[status] ?? (http.STATUS_CODES[status] ?? '').replace(/[^A-Za-z]/g, '');
  return name === '' ? String(status) : name;
}
