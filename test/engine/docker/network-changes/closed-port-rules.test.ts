import { expect } from 'chai';
import {
  closeScript,
  deleteClosed,
  listClosed,
} from '../../../../harness/engine/docker/network-changes/closed-port-rules.ts';
import { connectTargets, wasAccepted } from '../../../../harness/engine/docker/network-changes/listening.ts';

describe('the rules of a closed port', () => {
  it('refuse by a reset what comes in, and stand in a table beside that of a cut', () => {
    expect(closeScript({ kind: 'closed-port', port: 5432 })).to.equal(`table inet resilience_port
delete table inet resilience_port
table inet resilience_port {
  chain input {
    type filter hook input priority -150; policy accept;
    tcp dport 5432 counter reject with tcp reset
  }
}
`);
    expect([deleteClosed, listClosed]).to.deep.equal([
      'delete table inet resilience_port\n',
      'list table inet resilience_port\n',
    ]);
  });
});

describe('whether anybody accepts connects', () => {
  it('is asked at the loopback and at each address', () => {
    expect(connectTargets(80, ['10.0.0.2', 'fd00::2']).split('\n')).to.deep.equal([
      ...['127.0.0.1:80', '[::1]:80', '10.0.0.2:80', '[fd00::2]:80'],
    ]);
  });

  it('is so where one of them took some time to connect', () => {
    expect(wasAccepted('connected 0.000000\nconnected 0.000131\n')).to.equal(true);
    expect(wasAccepted('connected 0.000000\nconnected 0.000000\n')).to.equal(false);
    expect(wasAccepted('sh: curl: not found\n')).to.equal(false);
  });
});
