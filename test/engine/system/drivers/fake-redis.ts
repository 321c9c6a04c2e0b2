/** A loopback server that speaks as Redis does, and breaks as it is told. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface FakeRedis {
  readonly port: number;
  /** Every connection that it ever took. */
  readonly sockets: readonly Socket[];
  /** The commands that came, but for those of a login. */
  readonly asked: readonly string[];
  /** What it says to a command; null: nothing, ever. */
  says: (words: readonly string[]) => string | null;
  close(): Promise<void>;
}

const ofLogins = ['HELLO', 'CLIENT', 'AUTH', 'SELECT'];

export async function fakeRedis(): Promise<FakeRedis> {
  const sockets: Socket[] = [];
  const asked: string[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      for (const words of commandsIn(chunk.toString())) {
        if (!ofLogins.includes(words[0]!)) asked.push(words.join(' '));
        const said = fake.says(words);
        if (said !== null) socket.write(`${said}\r\n`);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const fake: FakeRedis = {
    port: (server.address() as AddressInfo).port,
    sockets,
    asked,
    says: saysWell,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}

export const saysWell = ([word]: readonly string[]): string =>
  word === 'PING' ? '+PONG' : word === 'HELLO' ? '%0' : word === 'GET' ? '$2\r\n42' : '+OK';

/** Each is `*<words>`, and then `$<length>` and the word, a line each. */
function commandsIn(text: string): readonly (readonly string[])[] {
  return text
    .split(/(?:^|\r\n)\*\d+\r\n/)
    .slice(1)
    .map((command) => command.split('\r\n').filter((_, index) => index % 2 === 1));
}
