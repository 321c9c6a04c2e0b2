/** Asks by a short conversation: one per slot, on a connection of its own. */
import type { Conversation, HostPort, TcpClient } from '../engine/clients.ts';
import type { Asker } from './asker.ts';

/** The address is asked for before every conversation. */
export const conversationAsker = (conversation: Conversation, tcp: TcpClient, address: () => HostPort): Asker => ({
  connections: ['fresh'],
  ask: (_, timeout) => tcp.converse({ ...address(), timeout, conversation }),
});
