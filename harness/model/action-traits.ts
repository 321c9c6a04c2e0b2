/** What an operator can do, a row each: everything that the rest of the code must know of one. */
import type { ContainerChange } from './event.ts';
import { type Action, targetText } from './fault.ts';

/** Changes of a container that come of an order to the engine; the others come by themselves. */
export type OrderedChange = Exclude<ContainerChange['to'], 'started' | 'died' | 'oom' | 'healthy' | 'unhealthy'>;

/** What the engine tells of a restart. */
export const restarting: readonly OrderedChange[] = ['signalled', 'stopped', 'restarted'];

/** What it tells where containers are taken away and created again. */
export const making: readonly OrderedChange[] = [
  'signalled',
  'stopped',
  'removed',
  'disconnected',
  'created',
  'connected',
];

export interface ActionTraits<A extends Action> {
  readonly label: (action: A) => string;
  /** `a restart`: of an action without its target. */
  readonly one: string;
  readonly orders: readonly OrderedChange[];
  /** It does nothing to a container that runs, or waits for its restart. */
  readonly sparesWhatRuns: boolean;
  /** By Compose's `up`, which creates what is missing, and returns some time after it has started. */
  readonly byUp: boolean;
}

export const actionTraits: { readonly [Kind in Action['kind']]: ActionTraits<Extract<Action, { kind: Kind }>> } = {
  restart: {
    label: (action) => `restart of ${targetText(action)}`,
    one: 'a restart',
    orders: restarting,
    sparesWhatRuns: false,
    byUp: false,
  },
  start: {
    label: ({ target }) => `start of ${target}`,
    one: 'a start',
    orders: [],
    sparesWhatRuns: true,
    byUp: false,
  },
  recreate: {
    label: ({ target }) => `up of ${target}`,
    one: 'an up',
    orders: making,
    sparesWhatRuns: false,
    byUp: true,
  },
};

export const actionKinds = Object.keys(actionTraits) as readonly Action['kind'][];
