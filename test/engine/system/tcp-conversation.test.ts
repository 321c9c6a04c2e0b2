/** A conversation with a real socket ends once, with its instants and with what was heard or how it ended. */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import type { Answer, Conversation } from '../../../harness/engine/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { systemTcp } from '../../../harness/engine/system/tcp-client.ts';
import { milliseconds } from '../../../harness/model/time.ts';

const text = (received: Uint8Array): string => Buffer.from(received).toString();

/** It greets, is asked who it is, and must say so. */
const whoIsIt: Conversation = {
  speaks: 'tcp',
  opening: Buffer.from('hello\n'),
  hear: (received, over) => {
    if (text(received) === 'hello\n') return Buffer.from('who?\n');
    if (text(received) === 'me\n') return 'ok';
    return over ? 'wrong' : null;
  },
};

const answers: Readonly<Record<string, string>> = { 'hello\n': 'hello\n', 'who?\n': 'me\n' };
const polite = (socket: Socket): void => void socket.on('data', (data) => socket.write(answers[String(data)] ?? '?'));

async function ask(onConnect: (socket: Socket) => void, conversation: Conversation = whoIsIt): Promise<Answer> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    onConnect(socket);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const timeout = milliseconds(200);
    return await systemTcp(systemClock()).converse({ host: '127.0.0.1', port, timeout, conversation });
  } finally {
    server.close();
  }
}

describe('a TCP conversation', () => {
  it('ends with what was heard last, its instants in order', async () => {
    const { sent, connected, firstByte, end, ...rest } = await ask(polite);
    expect(rest).to.deep.equal({ outcome: 'ok', status: null, instance: null });
    expect([sent, connected!, firstByte!, end]).to.deep.equal(
      [sent, connected!, firstByte!, end].toSorted((a, b) => a - b),
    );
  });

  it('is over its time where nothing comes, and what came is judged as far as it goes', async () => {
    const { outcome, firstByte, end, sent } = await ask(() => undefined);
    expect([outcome, firstByte]).to.deep.equal(['response_timeout', null]);
    expect(end - sent).to.be.within(195, 500);
    expect((await ask((socket) => socket.write('m'))).outcome).to.equal('wrong');
  });

  it('ended early or was reset where the other side went', async () => {
    const silent: Conversation = { ...whoIsIt, hear: () => null };
    expect((await ask((socket) => socket.end())).outcome).to.equal('closed_early');
    expect((await ask((socket) => socket.end('half'), silent)).outcome).to.equal('closed_early');
    expect((await ask((socket) => socket.end('half'))).outcome).to.equal('wrong');
    expect((await ask((socket) => setTimeout(() => socket.resetAndDestroy(), 20))).outcome).to.equal('reset');
  });

  it('is refused where nobody is', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const timeout = milliseconds(200);
    const asked = { host: '127.0.0.1', port, timeout, conversation: whoIsIt };
    const { outcome, connected } = await systemTcp(systemClock()).converse(asked);
    expect({ outcome, connected }).to.deep.equal({ outcome: 'refused', connected: null });
  });
});
