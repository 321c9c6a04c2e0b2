/** Errors that cannot be provoked on a loopback still have their outcome. */
import { expect } from 'chai';
import { outcomeOfError } from '../../../harness/engine/system/http-outcome.ts';

const of = (code: string, connected: boolean, more: object = {}): string =>
  outcomeOfError(Object.assign(new Error(code), { code }, more), connected);

describe('the outcome of an error', () => {
  it('tells a reset by the kernel from an end that Node calls by the same code', () => {
    expect(of('ECONNRESET', true, { syscall: 'read' })).to.equal('reset');
    expect(of('ECONNRESET', true)).to.equal('closed_early');
    expect(of('EPIPE', true, { syscall: 'write' })).to.equal('reset');
  });

  it('tells names that do not resolve from hosts that cannot be reached', () => {
    expect([of('ENOTFOUND', false), of('EAI_AGAIN', false)]).to.deep.equal(['dns', 'dns']);
    for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'EPERM']) expect(of(code, false)).to.equal('unreachable');
  });

  it('calls a timeout of the kernel by the phase in which it fell', () => {
    expect(of('ETIMEDOUT', false)).to.equal('connect_timeout');
    expect(of('ETIMEDOUT', true)).to.equal('response_timeout');
  });

  it('knows what a parser and a TLS layer complain of', () => {
    for (const code of ['HPE_INVALID_CONSTANT', 'HPE_HEADER_OVERFLOW']) expect(of(code, true)).to.equal('protocol');
    for (const code of ['EPROTO', 'ERR_TLS_CERT_ALTNAME_INVALID', 'DEPTH_ZERO_SELF_SIGNED_CERT']) {
      expect(of(code, true)).to.equal('tls');
    }
  });

  it('is the harness’s own failure when we ran out of descriptors or ports', () => {
    for (const code of ['EMFILE', 'EADDRNOTAVAIL']) expect(of(code, false)).to.equal('harness_late');
  });
});
