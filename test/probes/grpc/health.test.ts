/** What a gRPC server says of its health, and what it is worth. */
import { expect } from 'chai';
import { healthRequest, judgeHealth } from '../../../harness/probes/grpc/health.ts';
import { bytes } from '../hear.ts';

describe('the health of a gRPC server', () => {
  it('is asked for as a whole, or of one of its services', () => {
    expect(healthRequest('')).to.deep.equal(bytes());
    expect(healthRequest('shop.Orders')).to.deep.equal(bytes(0x0a, 11, 'shop.Orders'));
  });

  it('is good only where it serves', () => {
    const judge = judgeHealth({ answers: true });
    const told = [[8, 1], [8, 2], [8, 3], [8, 0], []].map((message) => judge(0, Uint8Array.from(message)));
    expect(told).to.deep.equal(['ok', 'not_serving', 'wrong', 'wrong', 'wrong']);
    expect(judge(0, null)).to.equal('protocol');
  });

  it('is bad where the server has none to give, for its reason', () => {
    expect([5, 8, 13, 14].map((code) => judgeHealth({ answers: true })(code, null))).to.deep.equal([
      'wrong',
      'full',
      'wrong',
      'not_serving',
    ]);
  });

  it('is good without a health service or credentials as long as answering is enough', () => {
    for (const code of [7, 12, 16]) {
      expect(judgeHealth({ answers: true })(code, null)).to.equal('ok');
      expect(judgeHealth({ answers: false })(code, null)).to.equal('wrong');
    }
  });
});
