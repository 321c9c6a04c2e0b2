/** Every kind of fault that is over in an instant, a row each. */
import { actionTraits, making, restarting } from './action-traits.ts';
import { listText } from './count-text.ts';
import { type FaultOf, type MomentaryFault, recreatedText, targetText } from './fault.ts';
import { type FaultTraits, none, stopping } from './fault-row.ts';

export const momentaryFaults: { readonly [Kind in MomentaryFault['kind']]: FaultTraits<FaultOf<Kind>> } = {
  nothing: {
    held: false,
    label: () => 'nothing is done',
    effect: () => ({ is: 'untouched' }),
    helperContainers: [],
    needs: none,
    orders: [],
    notes: () => ['nothing is done: what is measured is what the stack does by itself'],
  },
  crash: {
    held: false,
    label: (fault) => `crash of ${targetText(fault)}`,
    effect: () => ({ is: 'dead', code: 137, by: 'signal' }),
    helperContainers: ['host-pid'],
    needs: none,
    orders: [],
    notes: () => ['probing a published port while its container restarts can delay its answer by about a second'],
  },
  kill: {
    held: false,
    label: (fault) => `${fault.signal} to ${targetText(fault)} by the engine`,
    effect: ({ signal }) => ({ is: 'killed', signal }),
    helperContainers: [],
    needs: none,
    orders: ['signalled'],
    notes: none,
  },
  restart: {
    held: false,
    label: actionTraits.restart.label,
    effect: () => ({ is: 'restarted' }),
    helperContainers: [],
    needs: none,
    orders: restarting,
    notes: none,
  },
  recreate: {
    held: false,
    label: (fault) => recreatedText(fault),
    effect: ({ swapWith }) => ({ is: 'recreated', alongside: swapWith === undefined ? [] : [swapWith] }),
    helperContainers: [],
    needs: none,
    orders: making,
    notes: ({ target, swapWith }) => [
      `${listText([target, ...(swapWith === undefined ? [] : [swapWith])])}: anonymous volumes, files of the container's own and its log go; named volumes stay`,
    ],
  },
  killChildren: {
    held: false,
    label: (fault) => `children of the first process of ${targetText(fault)} killed`,
    effect: () => ({ is: 'childless' }),
    helperContainers: ['host-pid'],
    needs: none,
    orders: restarting,
    notes: ({ target }) => [
      `the first process of ${target} is left alone: an init ends with its child, a shell may go on without; where there is no child, nothing is done`,
    ],
  },
  restartAll: {
    held: false,
    label: ({ services, order }) =>
      order === 'at once' ? `${listText(services)} restarted at once` : `${listText(services)} restarted in this order`,
    effect: ({ target, services }) => ({
      is: 'restartedTogether',
      alongside: services.filter((one) => one !== target),
    }),
    helperContainers: [],
    needs: none,
    orders: stopping,
    notes: () => [
      'nobody waits for anybody: `depends_on` is asked by Compose alone, and not when the host comes up again',
    ],
  },
  exit: {
    held: false,
    label: ({ target, code }) => `${target} exits with ${code}`,
    effect: ({ code, control }) => ({ is: 'dead', code, by: control.by }),
    helperContainers: [],
    needs: ({ control }) => (control.by === 'route' ? ['port'] : []),
    orders: [],
    notes: none,
  },
};
