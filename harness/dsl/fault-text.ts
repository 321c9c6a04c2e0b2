/** A fault as a scenario would write it. */
import type { Control, Fault, FaultKind, FaultOf, HealthFlip, Targeted } from '../model/fault.ts';
import { quoted, quotedList } from '../model/source-text.ts';
import type { ServiceName } from '../model/stack.ts';

/** How a scenario's text names a service: by a constant of it. */
export type NamedRef = (service: ServiceName) => string;

const aimed = ({ target, replica }: Targeted, ref: NamedRef): string =>
  replica === undefined ? ref(target) : `${ref(target)}, { replica: ${replica} }`;

/** Options beside the one that chooses a container. */
const aimedWith = ({ target, replica }: Targeted, ref: NamedRef, options: string): string =>
  `${ref(target)}, { ${replica === undefined ? '' : `replica: ${replica}, `}${options} }`;

const controlText = (control: Control): string =>
  control.by === 'route'
    ? `{ route: ${quoted(control.path)}, method: ${quoted(control.method)} }`
    : `{ exec: ${quotedList(control.command)} }`;

const requestsText = (path: string, times: number): string => `{ requests: ${quoted(path)}, times: ${times} }`;

function flipText(flip: HealthFlip): string {
  switch (flip.by) {
    case 'wrapper':
      return "'wrapper'";
    case 'route':
      return `{ route: { fail: ${quoted(flip.fail)}, pass: ${quoted(flip.pass)} } }`;
    case 'requests':
      return requestsText(flip.path, flip.times);
  }
}

function misbehaviourText({ how }: FaultOf<'misbehave'>): string {
  if (how.by === 'requests') return requestsText(how.path, how.times);
  return `{ route: { start: ${quoted(how.start)}, end: ${quoted(how.end)} } }`;
}

const argumentsOf: { readonly [Kind in FaultKind]: (fault: FaultOf<Kind>, ref: NamedRef) => string } = {
  nothing: ({ target }, ref) => ref(target),
  crash: aimed,
  kill: (fault, ref) => aimedWith(fault, ref, `signal: ${quoted(fault.signal)}`),
  restart: aimed,
  recreate: ({ target, address, swapWith }, ref) => {
    if (swapWith !== undefined) return `${ref(target)}, { swapWith: ${ref(swapWith)} }`;
    return address === undefined ? ref(target) : `${ref(target)}, { address: ${quoted(address)} }`;
  },
  killChildren: aimed,
  restartAll: ({ services, order }, ref) => `[${services.map(ref).join(', ')}], { order: ${quoted(order)} }`,
  startWithout: ({ target, others }, ref) => `${ref(target)}, [${others.map(ref).join(', ')}]`,
  exit: ({ target, code, control }, ref) => `${ref(target)}, { code: ${code}, by: ${controlText(control)} }`,
  stop: aimed,
  pause: aimed,
  hang: aimed,
  remove: ({ target, alongside }, ref) => [target, ...alongside].map(ref).join(', '),
  limitCpu: (fault, ref) => aimedWith(fault, ref, `cpus: ${fault.cpus}`),
  misbehave: (fault, ref) => `${ref(fault.target)}, { as: ${quoted(fault.as)}, by: ${misbehaviourText(fault)} }`,
  flipHealth: ({ target, flip }, ref) => `${ref(target)}, { by: ${flipText(flip)} }`,
  breakDependency: ({ from, target, cut }, ref) => `{ from: ${ref(from)}, to: ${ref(target)}, by: ${quoted(cut)} }`,
  closePort: (fault, ref) => aimedWith(fault, ref, `port: ${fault.port}`),
  disconnect: (fault, ref) =>
    fault.network === null ? aimed(fault, ref) : aimedWith(fault, ref, `network: ${quoted(fault.network)}`),
};

/** `crash(api)`: the verb is the fault's kind. */
export function faultText(fault: Fault, ref: NamedRef): string {
  // The row and the fault are of one kind by the type of the table, which indexing by a union loses.
  const row = argumentsOf[fault.kind] as (fault: Fault, ref: NamedRef) => string;
  return `${fault.kind}(${row(fault, ref)})`;
}
