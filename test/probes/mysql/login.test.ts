/** What MySQL and MariaDB say to a connection and to a login, and what it is worth. */
import { expect } from 'chai';
import { mysqlLogin } from '../../../harness/probes/mysql/login.ts';
import { heard, type Parts } from '../hear.ts';

const packet = (sequence: number, ...body: Parts): Parts => {
  const length = body.reduce<number>((sum, one) => sum + (typeof one === 'number' ? 1 : one.length), 0);
  return [length & 255, length >> 8, 0, sequence, ...body];
};
const greeting = packet(0, 10, '8.0.40\0', ...'abcd12345678'.split(''), 0, 255, 247, 8, 2, 0);
const error = (sequence: number, code: number): Parts =>
  packet(sequence, 255, code & 255, code >> 8, '#08004', 'and why');

describe('a login to MySQL', () => {
  it('waits for the greeting', () => {
    expect(mysqlLogin.opening).to.equal(null);
    expect(heard(mysqlLogin, ...greeting.slice(0, -1))).to.equal(null);
  });

  it('ends the handshake that the greeting begins, as nobody and without a password', () => {
    const login = Buffer.from(heard(mysqlLogin, ...greeting) as Uint8Array);
    expect(login.readUInt32LE(0), 'its length, and that it comes after the greeting').to.equal(
      (1 << 24) + login.length - 4,
    );
    expect(login.readUInt32LE(4), 'protocol 4.1 and plugins').to.equal(0x8_8201);
    expect(login.subarray(36).toString()).to.equal('resilience\0\0mysql_native_password\0');
  });

  it('answers a change of the plugin without a password too', () => {
    expect(heard(mysqlLogin, ...packet(2, 254, 'caching_sha2_password\0', 'salt'))).to.deep.equal(
      Uint8Array.of(0, 0, 0, 3),
    );
  });

  const cases: readonly (readonly [string, Parts, string])[] = [
    ['refuses it', error(2, 1045), 'ok'],
    ['lets it in', packet(2, 0, 0, 0, 2, 0, 0, 0), 'ok'],
    ['wants to know more', packet(4, 1, 4), 'ok'],
    ['lets in nobody from here', error(0, 1130), 'ok'],
    ['has too many connections', error(0, 1040), 'full'],
    ['shuts down', error(0, 1053), 'stopping'],
    ['has locked our host out', error(0, 1129), 'not_serving'],
    ['is a node that has lost its cluster', error(2, 1047), 'not_serving'],
    ['is no MySQL', ['SSH-2.0-OpenSSH_9.2\r\n'], 'protocol'],
  ];
  for (const [does, parts, outcome] of cases) {
    it(`is ${outcome} where the server ${does}`, () => expect(heard(mysqlLogin, ...parts)).to.equal(outcome));
  }
});
