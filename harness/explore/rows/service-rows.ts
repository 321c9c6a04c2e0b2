/** What can happen to a service. */
import { crash, hang, killChildren, limitCpu, pause, stop } from '../../dsl/faults.ts';
import { recreate, restart } from '../../dsl/starting-again.ts';
import type { Fault } from '../../model/fault.ts';
import type { LearnedService } from '../../model/learned.ts';
import type { ServiceRef } from '../../model/stack.ts';
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

/** What is behind these does the work, and its death may go by unseen. */
const parents =
  /^(sh|bash|dash|ash|zsh|busybox|supervisord|runsvdir|s6-svscan|npm|yarn|pnpm|pm2-runtime|circusd|monit|honcho|foreman)$/;

const childDies: Way = { how: 'child dies', fault: (one) => killChildren(one), weight: 0.95 };

/** Whether its first process is known to start others that do its work. */
const isParent = ({ firstProcess: [program = '', ...more] }: LearnedService): boolean =>
  [program, ...(/\bnode$/.test(program) ? more.slice(0, 1) : [])].some((one) => parents.test(one.split('/').at(-1)!));

export const serviceRows = (service: LearnedService): readonly RowDraft[] =>
  [...ways, ...(isParent(service) ? [childDies] : [])].map(({ how, fault, weight }) => ({
    ...{ key: `${service.name} ${how}`, broken: { on: 'service', service: service.name }, how },
    ...{ fault: fault(ref(service.name)), weight },
  }));
