/** What an error of MySQL or MariaDB is worth, by its number. */
import type { Refusal } from '../../engine/clients.ts';
import type { Outcome } from '../../model/probe.ts';

const byNumber: Readonly<Record<string, Outcome>> = {
  1040: 'full',
  // Of one user.
  1203: 'full',
  1226: 'full',
  1053: 'stopping',
  // A node of a cluster that has lost it.
  1047: 'not_serving',
  // Our host is locked out, after too many handshakes that were left half done.
  1129: 'not_serving',
  3032: 'not_serving',
  3168: 'not_serving',
  // A host, a database, a user or a password that it does not let in; no right to what was asked.
  1130: 'denied',
  1044: 'denied',
  1045: 'denied',
  1049: 'denied',
  1142: 'denied',
  1227: 'denied',
  1698: 'denied',
};

export const mysqlRefusal = ({ code }: Refusal): Outcome => byNumber[code] ?? 'wrong';
