/** What Redis says to PING, and what it is worth. */
import { expect } from 'chai';
import { redisPing } from '../../../harness/probes/redis/ping.ts';
import { heard } from '../hear.ts';

const cases: readonly (readonly [string, string | null])[] = [
  ['+PONG', 'ok'],
  ['-NOAUTH Authentication required.', 'ok'],
  ["-NOPERM User default has no permissions to run the 'ping' command", 'ok'],
  ['-LOADING Redis is loading the dataset in memory', 'starting'],
  ["-MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.", 'not_serving'],
  ['-BUSY Redis is busy running a script.', 'not_serving'],
  ['-MISCONF Redis is configured to save RDB snapshots', 'not_serving'],
  ['-DENIED Redis is running in protected mode', 'not_serving'],
  ['-ERR max number of clients reached', 'full'],
  ["-ERR unknown command 'PING'", 'wrong'],
  ['+OK', 'wrong'],
];

describe('PING', () => {
  it('is sent as every version reads it', () => {
    expect(Buffer.from(redisPing.opening!).toString()).to.equal('*1\r\n$4\r\nPING\r\n');
  });

  for (const [line, outcome] of cases) {
    it(`is ${outcome} where the answer is ${line}`, () => expect(heard(redisPing, line, '\r\n')).to.equal(outcome));
  }

  it('waits for the end of the line, and for no other protocol', () => {
    expect(heard(redisPing, '-LOADING')).to.equal(null);
    expect(heard(redisPing, 'HTTP/1.1 400 Bad Request\r\n')).to.equal('protocol');
    expect(redisPing.hear(Buffer.from('+'.padEnd(70_000, 'a')), false)).to.equal('protocol');
  });
});
