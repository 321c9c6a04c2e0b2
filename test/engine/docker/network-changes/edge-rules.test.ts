import { expect } from 'chai';
import {
  cutScript,
  deleteScript,
  listScript,
  packetsCut,
} from '../../../../harness/engine/docker/network-changes/edge-rules.ts';
import type { EdgeCut } from '../../../../harness/engine/network-change.ts';
import type { Cut } from '../../../../harness/model/fault.ts';

const cut = (how: Cut, more: Partial<EdgeCut> = {}): EdgeCut => ({
  kind: 'cut',
  how,
  from: 'web',
  to: 'api',
  names: ['api'],
  addresses: ['10.0.0.2', 'fd00::2'],
  answers: 1,
  ...more,
});

describe('the rules that cut an edge', () => {
  it('drop both directions of the flows that the caller opens, and learn new addresses', () => {
    expect(cutScript(cut('drop'))).to.equal(`# web loses api: drop
table inet resilience
delete table inet resilience
table inet resilience {
  set callee4 { type ipv4_addr; flags dynamic; size 1024; elements = { 10.0.0.2 }; }
  set callee6 { type ipv6_addr; flags dynamic; size 1024; elements = { fd00::2 }; }
  chain learn {
    type filter hook input priority -160; policy accept;
    udp sport 53 @th,160,40 0x0361706900 @th,272,16 0x0001 add @callee4 { @th,352,32 }
    udp sport 53 @th,160,40 0x0361706900 @th,272,16 0x001c add @callee6 { @th,352,128 }
  }
  chain output {
    type filter hook output priority -150; policy accept;
    ip daddr @callee4 ct direction original counter drop
    ip6 daddr @callee6 ct direction original counter drop
  }
  chain input {
    type filter hook input priority -150; policy accept;
    ip saddr @callee4 ct direction reply counter drop
    ip6 saddr @callee6 ct direction reply counter drop
  }
}
`);
  });

  it('reject what the caller sends: a reset for TCP, an ICMP error for the rest', () => {
    expect(cutScript(cut('reject', { names: [] }))).to.equal(`# web loses api: reject
table inet resilience
delete table inet resilience
table inet resilience {
  set callee4 { type ipv4_addr; flags dynamic; size 1024; elements = { 10.0.0.2 }; }
  set callee6 { type ipv6_addr; flags dynamic; size 1024; elements = { fd00::2 }; }
  chain learn {
    type filter hook input priority -160; policy accept;
  }
  chain output {
    type filter hook output priority -150; policy accept;
    ip daddr @callee4 ct direction original meta l4proto tcp counter reject with tcp reset
    ip6 daddr @callee6 ct direction original meta l4proto tcp counter reject with tcp reset
    ip daddr @callee4 ct direction original counter reject with icmpx port-unreachable
    ip6 daddr @callee6 ct direction original counter reject with icmpx port-unreachable
  }
}
`);
  });

  it('turn answers for the name into "no such name", and refuse the question over TCP', () => {
    expect(cutScript(cut('wrong-name'))).to.equal(`# web loses api: wrong-name
table inet resilience
delete table inet resilience
table inet resilience {
  chain answers {
    type filter hook input priority -150; policy accept;
    udp sport 53 @th,160,40 0x0361706900 counter @th,80,16 set 0x8583 @th,112,48 set 0x0 @th,48,16 set 0x0
  }
  chain queries {
    type filter hook output priority -150; policy accept;
    tcp dport 53 tcp doff 5 @th,272,40 0x0361706900 counter reject with tcp reset
    tcp dport 53 tcp doff 8 @th,368,40 0x0361706900 counter reject with tcp reset
  }
}
`);
  });

  it('leave a set empty rather than wrong when there are no addresses of a family', () => {
    const text = cutScript(cut('drop', { addresses: ['10.0.0.2'] }));
    expect(text).to.include('set callee6 { type ipv6_addr; flags dynamic; size 1024; }');
  });

  it('are listed and deleted by the name of their table', () => {
    expect(listScript).to.equal('list table inet resilience\n');
    expect(deleteScript).to.equal('delete table inet resilience\n');
  });

  it('tell how many packets they cut', () => {
    const listing =
      'table inet resilience {\n ip daddr @callee4 counter packets 3 bytes 180 drop\n counter packets 2 bytes 9\n}';
    expect(packetsCut(listing)).to.equal(5);
  });
});
