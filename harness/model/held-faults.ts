/** Every kind of fault that is held until it is reverted, or ended by an operator, a row each. */
import { making, restarting } from './action-traits.ts';
import { listText } from './count-text.ts';
import { type FaultOf, type HeldFault, targetText } from './fault.ts';
import { type FaultTraits, none, stopping } from './fault-row.ts';

export const heldFaults: { readonly [Kind in HeldFault['kind']]: FaultTraits<FaultOf<Kind>> } = {
  stop: {
    held: true,
    label: (fault) => `${targetText(fault)} stopped`,
    effect: () => ({ is: 'stopped' }),
    helperContainers: [],
    needs: none,
    orders: stopping,
    notes: none,
  },
  startWithout: {
    held: true,
    label: ({ target }) => `everything started without ${target}`,
    effect: ({ others }) => ({ is: 'heldBack', alongside: others }),
    helperContainers: [],
    needs: none,
    orders: stopping,
    notes: ({ target, others }) =>
      others.map(
        (one) => `${one} is stopped too, and started while ${target} is down; where it gives up, it stays down`,
      ),
  },
  pause: {
    held: true,
    label: (fault) => `${targetText(fault)} paused`,
    effect: () => ({ is: 'paused' }),
    helperContainers: [],
    needs: none,
    orders: ['paused', 'unpaused'],
    notes: () => ['while paused the engine reads unhealthy at once and sends no event: that is not a detection'],
  },
  hang: {
    held: true,
    label: (fault) => `${targetText(fault)} hangs`,
    effect: () => ({ is: 'frozen' }),
    helperContainers: ['host-pid'],
    needs: none,
    orders: [],
    notes: (_, { name, healthFrom }) => [
      `the process of ${name} and its children are frozen; connections are accepted, health checks go on and wait`,
      ...(healthFrom === 'none' ? [`${name} has no health check, so the engine cannot notice`] : []),
    ],
  },
  remove: {
    held: true,
    label: ({ target, alongside }) => `${listText([target, ...alongside])} removed`,
    effect: ({ alongside }) => ({ is: 'removed', alongside }),
    helperContainers: [],
    needs: none,
    orders: making,
    notes: ({ target, alongside }) => [
      `${listText([target, ...alongside])}: anonymous volumes, files of the container's own and its log go too; named volumes stay`,
      'a new container gets the same name and published port, and perhaps another address',
    ],
  },
  limitCpu: {
    held: true,
    label: (fault) => `${targetText(fault)} limited to ${fault.cpus} CPU`,
    effect: () => ({ is: 'starved' }),
    helperContainers: [],
    needs: none,
    orders: [],
    notes: () => ['health checks run inside the container, on the same share of CPU'],
  },
  misbehave: {
    held: true,
    label: (fault) => `${fault.target} ${fault.as}`,
    effect: (fault) => ({ is: 'wrong', as: fault.as, how: fault.how }),
    helperContainers: [],
    needs: () => ['port'],
    orders: restarting,
    notes: ({ target, how }) => (how.by === 'requests' ? [`only a restart of ${target} brings it back`] : []),
  },
  flipHealth: {
    held: true,
    label: ({ target, flip }) => {
      switch (flip.by) {
        case 'route':
          return `${target} answers its health check with failure`;
        case 'requests':
          return `${target} broken by ${flip.times} requests to ${flip.path}`;
        case 'wrapper':
          return `the health check of ${target} fails`;
      }
    },
    effect: ({ flip }) => ({ is: 'unhealthy', flip }),
    helperContainers: [],
    needs: ({ flip }) => ['health check', flip.by === 'wrapper' ? 'wrapper' : 'port'],
    orders: restarting,
    notes: ({ target, flip }) =>
      flip.by === 'wrapper'
        ? [`a generated override wraps the health check of ${target}: only what the engine sees is flipped`]
        : [],
  },
  breakDependency: {
    held: true,
    label: ({ from, target, cut }) => `${from} cannot reach ${target} (${cut})`,
    effect: ({ from }) => ({ is: 'obstructed', from }),
    helperContainers: ['nft'],
    needs: none,
    orders: [],
    notes: none,
  },
  closePort: {
    held: true,
    label: (fault) => `port ${fault.port} of ${targetText(fault)} closed`,
    effect: ({ port }) => ({ is: 'closed', port }),
    helperContainers: ['nft'],
    needs: none,
    orders: [],
    notes: ({ port }) => [
      `who asks by a port published on the host is still accepted by the engine's proxy, and then reset; other ports than ${port} stay open`,
    ],
  },
  disconnect: {
    held: true,
    label: (fault) =>
      fault.network === null
        ? `${targetText(fault)} off the network`
        : `${targetText(fault)} off the network ${fault.network}`,
    effect: ({ network }) => ({ is: 'offline', network }),
    helperContainers: [],
    needs: none,
    orders: ['connected', 'disconnected'],
    notes: (_, { name, ports }) =>
      ports.length > 0
        ? [`the published ports of ${name} may go with its network, so probes from outside may fail for that alone`]
        : [],
  },
};
