/** What k6 calls an error, as one of our outcomes. */
import { expect } from 'chai';
import { outcomeOf } from '../../harness/load/k6-outcome.ts';
import type { Outcome } from '../../harness/model/probe.ts';

const failed = (code: number, more: { error?: string; status?: number; connected?: boolean } = {}): Outcome =>
  outcomeOf({
    expected: 'false',
    code: String(code),
    error: more.error,
    status: more.status ?? 0,
    connected: more.connected ?? true,
  });

describe("k6's error codes", () => {
  it('have an outcome each', () => {
    const table: readonly (readonly [number, Outcome])[] = [
      [1000, 'protocol'],
      [1010, 'unreachable'],
      [1020, 'protocol'],
      [1050, 'response_timeout'],
      [1100, 'dns'],
      [1101, 'dns'],
      [1111, 'unreachable'],
      [1200, 'reset'],
      [1201, 'reset'],
      [1210, 'unreachable'],
      [1211, 'connect_timeout'],
      [1212, 'refused'],
      [1213, 'unreachable'],
      [1220, 'reset'],
      [1300, 'tls'],
      [1311, 'tls'],
      [1404, 'http4xx'],
      [1503, 'http5xx'],
      [1610, 'closed_early'],
      [1631, 'protocol'],
      [1650, 'protocol'],
      [1701, 'protocol'],
      [4711, 'protocol'],
    ];
    expect(table.map(([code]) => [code, failed(code)])).to.deep.equal(table);
  });

  it('tell a connection that never was from an answer that never came', () => {
    expect(failed(1050, { connected: false })).to.equal('connect_timeout');
  });

  it('leave it to the words where the code is a general one', () => {
    expect(failed(1000, { error: 'EOF' })).to.equal('closed_early');
    expect(failed(1000, { error: 'unexpected EOF' })).to.equal('closed_early');
    expect(failed(1000, { error: 'malformed HTTP response' })).to.equal('protocol');
  });

  it('give way to what the script expects', () => {
    const of = (expected: string | undefined, code: string | undefined, status: number): Outcome =>
      outcomeOf({ expected, code, error: undefined, status, connected: true });
    expect(of('true', '1404', 404)).to.equal('ok');
    expect(of('true', undefined, 200)).to.equal('ok');
    expect(of('false', undefined, 204)).to.equal('wrong');
    expect(of(undefined, undefined, 200)).to.equal('ok');
    expect(of(undefined, '1500', 500)).to.equal('http5xx');
  });
});
