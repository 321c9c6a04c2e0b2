/** What a row breaks, before it is known how long that is watched. */
import type { Broken } from '../../model/explore-row.ts';
import type { Fault } from '../../model/fault.ts';
import type { ServiceName, ServiceRef } from '../../model/stack.ts';

export interface RowDraft {
  readonly key: string;
  readonly broken: Broken;
  readonly how: string;
  readonly fault: Fault;
  /** What is learned by it where it takes users down, beside the others: 0 … 1. */
  readonly weight: number;
}

/** A service as a verb takes it. */
export const ref = (name: ServiceName): ServiceRef => ({ type: 'service', name });
