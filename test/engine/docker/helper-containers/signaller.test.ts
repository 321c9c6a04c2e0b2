import { expect } from 'chai';
import { readAnswer, signallerSpec } from '../../../../harness/engine/docker/helper-containers/signaller.ts';

describe('the helper container that sends signals', () => {
  it("has the host's processes, no network, and one capability", () => {
    expect(signallerSpec('tools')).to.deep.include({
      capability: 'KILL',
      host: { PidMode: 'host', NetworkMode: 'none', AutoRemove: true },
    });
  });

  it('answers with the time of the signal, or why there was none', () => {
    expect(readAnswer('sent 1795420800123456789')).to.deep.equal({ sent: 1795420800123456789n });
    expect(readAnswer('states T S Z')).to.deep.equal({ states: ['T', 'S', 'Z'] });
    expect(readAnswer('gone')).to.equal('gone');
    expect(readAnswer('refused')).to.equal('refused');
    expect(() => readAnswer('sh: oops')).to.throw('oops');
  });
});
