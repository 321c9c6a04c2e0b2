/** A green check whose words speak of an error. */
import { expect } from 'chai';
import { errorIn } from '../../harness/checkup/error-output.ts';

describe('what a green check said', () => {
  const errors: Readonly<Record<string, string>> = {
    'NOAUTH Authentication required.\n': 'NOAUTH Authentication required.',
    'LOADING Redis is loading the dataset in memory': 'LOADING Redis is loading the dataset in memory',
    "mysqladmin: connect failed\nerror: 'Access denied for user 'root'@'localhost''":
      "Access denied for user 'root'@'localhost''",
    'curl: (7) Failed to connect to localhost port 80: Connection refused': 'Connection refused',
    'HTTP/1.1 503 Service Unavailable': 'HTTP/1.1 503 Service Unavailable',
    '/bin/sh: 1: curl: not found': 'not found',
  };
  for (const [output, said] of Object.entries(errors)) {
    it(`is an error: ${said}`, () => expect(errorIn(output)).to.equal(said));
  }

  for (const output of [
    '',
    'PONG',
    '/var/run/postgresql:5432 - accepting connections',
    '{"errors":0,"status":"ok"}',
    'HTTP/1.1 200 OK',
  ]) {
    it(`is none: '${output}'`, () => expect(errorIn(output)).to.equal(null));
  }
});
