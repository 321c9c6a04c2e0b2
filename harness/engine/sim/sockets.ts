/** The sockets of simulated containers: where they listen, and whom they asked within the last minute. */
import type { ContainerSockets, SocketEnd, TcpSocket } from '../sockets.ts';
import type { Container } from './container.ts';
import type { World } from './world.ts';

/** For so long a kernel remembers a connection that is over, milliseconds. */
const remembered = 60_000;
const firstPort = 32_768;
const manyPorts = 28_232;

export function noteAsked(world: World, from: Container, to: Container): void {
  const { asked } = from;
  while (asked.length > 0 && world.now - asked[0]!.at > remembered) asked.shift();
  const last = asked.at(-1)?.port ?? firstPort;
  asked.push({ to, at: world.now, port: firstPort + ((last + 1 - firstPort) % manyPorts) });
}

const nobody: SocketEnd = { address: '0.0.0.0', port: 0 };

/** An app without a published port listens where sites do. */
const doors = ({ ports }: Container): readonly number[] =>
  ports.length === 0 ? [80] : ports.map(({ container }) => container);

const endOf = ({ attachments }: Container, port: number): SocketEnd => ({
  address: attachments[0]?.address ?? '127.0.0.1',
  port,
});

/** Null: it does not run. A connection that is over stands with whoever began it. */
export function socketsOf(world: World, container: Container): ContainerSockets | null {
  const { life } = container;
  if (life === null) return null;
  const listening = life.listening ? doors(container) : [];
  const over = container.asked.filter(({ at }) => world.now - at <= remembered);
  return {
    container: container.id,
    firstProcess: [container.spec.service],
    sockets: [
      ...listening.map((port): TcpSocket => ({ state: 'listens', local: { ...nobody, port }, remote: nobody })),
      ...over.map(
        ({ to, port }): TcpSocket => ({
          state: 'over',
          local: endOf(container, port),
          remote: endOf(to, doors(to)[0]!),
        }),
      ),
    ],
  };
}
