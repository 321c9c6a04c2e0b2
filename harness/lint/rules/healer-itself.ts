/** The healer: what it may do, and who starts it again. */
import { watchesOf } from '../healers.ts';
import type { Rule } from '../rule.ts';

export const healerItself: Rule = {
  level: 'note',
  about: "A container that restarts others: it has the engine's socket, and needs to be started again itself.",
  look: (service) => {
    if (watchesOf(service) === null) return [];
    const { name, engineSocket, restart } = service;
    const socket = engineSocket === true && {
      message: `${name} has the socket of the engine`,
      why: 'whoever reaches it can start any container with any of the host in it: that is root on the host',
      cost: null,
      fix: 'put a proxy before it that lets it list and restart containers and no more',
      at: ['volumes'],
    };
    const alone = restart.name === 'no' && {
      level: 'warning' as const,
      message: `${name} restarts others, and nothing restarts it`,
      why: 'without a restart policy it is gone after its first crash, and after a restart of the machine',
      cost: 'from then on nobody is healed, and nothing tells',
      fix: 'write restart: always',
      at: [],
      edits: [{ path: ['services', name, 'restart'], value: 'always' }],
    };
    return [socket, alone].filter((one) => one !== false);
  },
};
