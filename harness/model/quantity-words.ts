/** The verbs and titles of what is measured: one choice for every sentence. */
import type { Quantity } from './comparison-plan.ts';

export interface QuantityWords {
  /** `api notices 2 times as fast`. */
  readonly does: string;
  /** `takes 2 times as long to notice`. */
  readonly to: string;
  readonly title: string;
  /** Before a time, in a list of a scenario's times: `noticed 7.9 s`. */
  readonly short: string;
}

/** What a variant does, by quantity. */
export const verb: Readonly<Record<Quantity, QuantityWords>> = {
  detection: { does: 'notices', to: 'to notice', title: 'time to detect, by the engine', short: 'noticed' },
  recovery: {
    does: 'is back for users',
    to: 'to be back for users',
    title: 'time to recover, for users',
    short: 'served again',
  },
  engineRecovery: {
    does: 'is running and healthy',
    to: 'to be running and healthy',
    title: 'time to recover, by the engine',
    short: 'healthy again',
  },
  downtime: { does: 'fails users', to: 'in which users fail', title: 'downtime, for users', short: 'downtime' },
};
