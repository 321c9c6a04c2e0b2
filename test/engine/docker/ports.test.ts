import { createServer } from 'node:net';
import { expect } from 'chai';
import { freePorts } from '../../../harness/engine/docker/ports.ts';

describe('free ports', () => {
  it('are ranges that do not overlap, and can be listened on', async () => {
    const firsts = await freePorts([1, 3, 2]);
    const all = firsts.flatMap((first, index) => Array.from({ length: [1, 3, 2][index]! }, (_, more) => first + more));
    expect(new Set(all).size).to.equal(6);
    for (const port of all) {
      const server = createServer();
      await new Promise<void>((resolve, reject) => server.on('error', reject).listen(port, '127.0.0.1', resolve));
      server.close();
    }
  });
});
