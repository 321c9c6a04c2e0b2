/** Who listens is told apart from who only accepts, and is sent nothing. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { listens } from '../../../harness/engine/system/listens.ts';

async function ask(onConnect: (socket: Socket) => void): Promise<boolean> {
  const server: Server = createServer(onConnect).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await listens({ host: '127.0.0.1', port });
  } finally {
    server.close();
  }
}

describe('listens', () => {
  it('is true of who keeps the connection, and sends nothing over it', async () => {
    let sent = 0;
    expect(await ask((socket) => socket.on('data', ({ length }) => (sent += length)).on('error', () => {}))).to.equal(
      true,
    );
    expect(sent).to.equal(0);
  });

  it('is true of who greets first', async () => {
    expect(await ask((socket) => socket.on('error', () => {}).write('220 here\r\n'))).to.equal(true);
  });

  it('is false of a proxy that takes the connection and drops it, politely or not', async () => {
    expect(await ask((socket) => socket.on('error', () => {}).end())).to.equal(false);
    expect(await ask((socket) => socket.resetAndDestroy())).to.equal(false);
  });

  it('is false where nobody is', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(await listens({ host: '127.0.0.1', port })).to.equal(false);
  });
});
