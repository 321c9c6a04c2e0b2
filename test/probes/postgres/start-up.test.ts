/** What PostgreSQL says to a start-up message, and what it is worth. */
import { expect } from 'chai';
import { postgresStartUp } from '../../../harness/probes/postgres/start-up.ts';
import { heard, type Parts } from '../hear.ts';

const message = (type: string, ...body: Parts): Parts => {
  const length = body.reduce<number>((sum, one) => sum + (typeof one === 'number' ? 1 : one.length), 4);
  return [type, 0, 0, length >> 8, length & 255, ...body];
};
const error = (code: string, text: string): Parts => message('E', `SFATAL\0VFATAL\0C${code}\0M${text}\0\0`);
const authentication = (kind: number, ...more: Parts): Parts => message('R', 0, 0, 0, kind, ...more);
const letIn: Parts = [...authentication(0), ...message('S', 'server_version\x0015.9\0')];

const cases: readonly (readonly [string, Parts, string | null])[] = [
  ['asks for a password', authentication(10, 'SCRAM-SHA-256\0\0'), 'ok'],
  ['asks for one in clear', authentication(3), 'ok'],
  ['lets it in', [...letIn, ...message('Z', 'I')], 'ok'],
  ['has let it in, and says no more yet', letIn, null],
  ['lets it in to a full server', [...letIn, ...error('53300', 'remaining connection slots are reserved')], 'full'],
  ['has too many clients', error('53300', 'sorry, too many clients already'), 'full'],
  ['starts up', error('57P03', 'the database system is starting up'), 'starting'],
  ['recovers', error('57P03', 'the database system is in recovery mode'), 'starting'],
  ['is no hot standby', error('57P03', 'the database system is not accepting connections'), 'starting'],
  ['shuts down', error('57P03', 'the database system is shutting down'), 'stopping'],
  ['cannot be reached in another language', error('57P03', 'das Datenbanksystem fährt hoch'), 'not_serving'],
  ['ends all sessions', error('57P01', 'terminating connection due to administrator command'), 'stopping'],
  ['has no memory', error('53200', 'out of memory'), 'not_serving'],
  ['has no such role', error('28000', 'role "postgres" does not exist'), 'ok'],
  ['has no such database', error('3D000', 'database "postgres" does not exist'), 'ok'],
  ['is no PostgreSQL', ['HTTP/1.1 400 Bad Request'], 'protocol'],
  ['says something that nobody knows', message('?', 0), 'protocol'],
];

describe('the start-up message', () => {
  it('is of protocol 3.0, with its length before it', () => {
    const text = 'user\0postgres\0database\0postgres\0\0';
    const opening = Buffer.from(postgresStartUp.opening!);
    expect(opening.readUInt32BE(0)).to.equal(opening.length);
    expect(opening.readUInt32BE(4)).to.equal(0x3_0000);
    expect(opening.subarray(8).toString()).to.equal(text);
  });

  for (const [does, parts, outcome] of cases) {
    it(`is ${outcome ?? 'not answered yet'} where the server ${does}`, () =>
      expect(heard(postgresStartUp, ...parts)).to.equal(outcome));
  }
});
