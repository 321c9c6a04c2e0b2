/** What servers refuse in their own codes, and what it is worth to who comes with a login. */
import { expect } from 'chai';
import type { Driver } from '../../harness/model/driver.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import { refusedBy } from '../../harness/probes/driver-asker.ts';

const cases: readonly (readonly [Driver, code: string, message: string, Outcome])[] = [
  ['redis', 'WRONGPASS', 'WRONGPASS invalid username-password pair or user is disabled.', 'denied'],
  ['redis', 'NOAUTH', 'NOAUTH Authentication required.', 'denied'],
  ['redis', 'NOPERM', "NOPERM User shop has no permissions to run the 'get' command", 'denied'],
  ['redis', 'ERR', 'ERR max number of clients reached', 'full'],
  ['redis', 'READONLY', "READONLY You can't write against a read only replica.", 'not_serving'],
  ['redis', 'WRONGTYPE', 'WRONGTYPE Operation against a key holding the wrong kind of value', 'wrong'],
  ['postgres', '28P01', 'password authentication failed for user "shop"', 'denied'],
  ['postgres', '28000', 'no pg_hba.conf entry', 'denied'],
  ['postgres', '3D000', 'database "shop" does not exist', 'denied'],
  ['postgres', '42501', 'permission denied for table orders', 'denied'],
  ['postgres', '42P01', 'relation "orders" does not exist', 'wrong'],
  ['postgres', '53300', 'sorry, too many clients already', 'full'],
  ['postgres', '57P03', 'the database system is starting up', 'starting'],
  ['postgres', '57P01', 'terminating connection due to administrator command', 'stopping'],
  ['mysql', '1045', "Access denied for user 'shop'@'%' (using password: YES)", 'denied'],
  ['mysql', '1049', "Unknown database 'shop'", 'denied'],
  ['mysql', '1040', 'Too many connections', 'full'],
  ['mysql', '1053', 'Server shutdown in progress', 'stopping'],
  ['mysql', '1146', "Table 'shop.orders' doesn't exist", 'wrong'],
  ['amqp', '403', 'Handshake terminated by server: 403 (ACCESS-REFUSED)', 'denied'],
  ['amqp', '530', "vhost 'shop' not found", 'denied'],
  ['amqp', '530', "connection to vhost '/' is refused: connection limit (1) is reached", 'full'],
  ['amqp', '320', 'broker forced connection closure', 'stopping'],
  ['amqp', '541', 'internal error', 'not_serving'],
  ['amqp', '404', 'no queue', 'wrong'],
  ['mongo', '18', 'Authentication failed.', 'denied'],
  ['mongo', '91', 'shutdown in progress', 'stopping'],
  ['mongo', '10107', 'not primary', 'not_serving'],
  ['mongo', '59', 'no such command', 'wrong'],
];

describe('a refusal', () => {
  for (const [driver, code, message, outcome] of cases) {
    it(`by ${driver} with ${code} is ${outcome}: ${message}`, () =>
      expect(refusedBy[driver]({ code, message })).to.equal(outcome));
  }
});
