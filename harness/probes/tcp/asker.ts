/** Asks over TCP: for what is awaited, or for a connection that is kept for a moment. */
import { type HostPort, keptFor, type TcpClient } from '../../engine/clients.ts';
import type { TcpProbe } from '../../model/probe.ts';
import { milliseconds } from '../../model/time.ts';
import type { Asker } from '../asker.ts';
import { conversationAsker } from '../conversation-asker.ts';
import { awaiting } from './awaiting.ts';

export function tcpAsker({ send, awaits }: TcpProbe, tcp: TcpClient, address: () => HostPort): Asker {
  if (awaits !== null) return conversationAsker(awaiting(send, awaits), tcp, address);
  return {
    connections: ['fresh'],
    // What is left after connecting is the moment for which it must be kept.
    ask: (_, timeout) => tcp.connect({ ...address(), timeout: milliseconds(Math.max(1, timeout - keptFor)) }),
  };
}
