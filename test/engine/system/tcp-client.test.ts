/** Who keeps a connection is told apart from who only takes it, and is sent nothing. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import type { Answer } from '../../../harness/engine/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { systemTcp } from '../../../harness/engine/system/tcp-client.ts';
import type { Outcome } from '../../../harness/model/probe.ts';
import { seconds } from '../../../harness/model/time.ts';

const connect = (port: number): Promise<Answer> =>
  systemTcp(systemClock()).connect({ host: '127.0.0.1', port, timeout: seconds(1) });

async function ask(onConnect: (socket: Socket) => void): Promise<Outcome> {
  const server: Server = createServer(onConnect).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return (await connect(port)).outcome;
  } finally {
    server.close();
  }
}

describe('a TCP connection', () => {
  it('is good with who keeps it, and sends nothing over it', async () => {
    let sent = 0;
    expect(await ask((socket) => socket.on('data', ({ length }) => (sent += length)).on('error', () => {}))).to.equal(
      'ok',
    );
    expect(sent).to.equal(0);
  });

  it('is good with who greets first', async () => {
    expect(await ask((socket) => socket.on('error', () => {}).write('220 here\r\n'))).to.equal('ok');
  });

  it('ended early with a proxy that takes it and drops it, politely or not', async () => {
    expect(await ask((socket) => socket.on('error', () => {}).end())).to.equal('closed_early');
    expect(await ask((socket) => socket.resetAndDestroy())).to.be.oneOf(['reset', 'closed_early']);
  });

  it('is refused where nobody is', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { outcome, sent, connected, end } = await connect(port);
    expect({ outcome, connected }).to.deep.equal({ outcome: 'refused', connected: null });
    expect(end).to.be.at.least(sent);
  });
});
