/** What can happen to a service. */
import { crash, hang, limitCpu, pause, stop } from '../../dsl/faults.ts';
import { recreate, restart } from '../../dsl/starting-again.ts';
import type { Fault } from '../../model/fault.ts';
import type { ServiceName, ServiceRef } from '../../model/stack.ts';
import { type RowDraft, ref } from './row-draft.ts';

/** A twentieth of one: what is left to a container beside a busy neighbour. */
const starvedCpus = 0.05;

interface Way {
  readonly how: string;
  readonly fault: (service: ServiceRef) => Fault;
  readonly weight: number;
}

const ways: readonly Way[] = [
  { how: 'crash', fault: (one) => crash(one), weight: 1 },
  { how: 're-created', fault: (one) => recreate(one, { address: 'another' }), weight: 0.9 },
  { how: 'hang', fault: (one) => hang(one), weight: 0.85 },
  { how: 'restart', fault: (one) => restart(one), weight: 0.7 },
  { how: 'stop', fault: (one) => stop(one), weight: 0.65 },
  { how: 'starved', fault: (one) => limitCpu(one, { cpus: starvedCpus }), weight: 0.45 },
  { how: 'pause', fault: (one) => pause(one), weight: 0.4 },
];

export const serviceRows = (service: ServiceName): readonly RowDraft[] =>
  ways.map(({ how, fault, weight }) => ({
    ...{ key: `${service} ${how}`, broken: { on: 'service', service }, how },
    ...{ fault: fault(ref(service)), weight },
  }));
