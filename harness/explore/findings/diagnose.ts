/** Why something does not come back by itself: by who had to be restarted for it, and by what ran meanwhile. */
import type { ExploreFinding } from '../../model/exploration.ts';
import { effectOf, isHeld } from '../../model/fault-traits.ts';
import type { ServiceName } from '../../model/stack.ts';
import { asks, callersByDistance, edgeTowards } from '../graph/callers.ts';
import { healedText } from '../words/back-text.ts';
import { observedTime } from '../words/cell-time.ts';
import type { FindingsBasis, TriedMatrixRow } from './basis.ts';
import { isDrowned } from './drowned.ts';
import { type HurtPeople, hurtText } from './hurt-people.ts';
import { needsNew, needsNewContainer } from './needs-new-container.ts';
import { isStart, startEdge } from './start-edge.ts';

type Diagnosis = Pick<ExploreFinding, 'weakness' | 'service' | 'edge' | 'sentence' | 'learn'>;

export function diagnose(basis: FindingsBasis, row: TriedMatrixRow, hurt: HurtPeople): Diagnosis {
  const { learned } = basis;
  const { broken, fault, key } = row.row.row;
  const { back } = hurt.cell;
  const { target } = fault;
  const healer = 'of' in back ? back.of : null;
  const healed = healer === null ? '' : `; ${healedText(back)}`;
  const told = (text: string): string => `${text}: after '${key}' ${hurtText(hurt)}${backAgain(row)}${healed}`;
  if (isStart(row)) {
    const service = healer ?? hurt.column.service;
    return {
      ...{ weakness: 'start order', service, edge: startEdge(basis, row, service) },
      sentence: told(`${service} does not serve where the stack is started like that`),
      learn: 'to try again until what it needs is there',
    };
  }
  const isCaller = healer !== null && asks(learned, healer, target);
  const isStorm = isDrowned(basis, row, target, isCaller);
  const storming = isStorm ? (healer ?? callersByDistance(learned, target)[0]?.[0]) : undefined;
  if (storming !== undefined && storming !== target) {
    return {
      ...{ weakness: 'retry storm', service: storming, edge: edgeTowards(learned, storming, target) },
      sentence: told(`${storming} asks so much of ${target} that it cannot come back`),
      learn: 'to wait longer after each try that fails, a little by chance, and to give up in the end',
    };
  }
  if (isCaller) return lostEdge(basis, row, healer, told);
  if (broken.on === 'service' && needsNewContainer(row, target, back)) {
    const [weakness, begin, learn] = needsNew(target);
    return { weakness, service: target, edge: null, sentence: told(begin), learn };
  }
  if (broken.on === 'service' && runsOn(row) && (healer === target || healer === null)) {
    return {
      ...{ weakness: 'hides its death', service: target, edge: null },
      sentence: told(`${target} hides its death: its container runs on, and the engine sees nothing`),
      learn: null,
    };
  }
  const service = broken.on === 'edge' ? broken.from : target;
  return {
    ...{ weakness: 'single point of failure', service },
    edge: broken.on === 'edge' ? { from: broken.from, to: broken.to } : null,
    sentence: told(`${service} is a single point of failure that needs a hand`),
    learn: null,
  };
}

/** Who had to be restarted asks what was broken, which is well. */
function lostEdge(
  basis: FindingsBasis,
  { row: { row } }: TriedMatrixRow,
  healer: ServiceName,
  told: (text: string) => string,
): Diagnosis {
  const { target } = row.fault;
  const edge = edgeTowards(basis.learned, healer, target);
  const old = effectOf(row.fault).is === 'recreated' && reconnectsElsewhere(basis, target, healer);
  return old
    ? {
        ...{ weakness: 'keeps the old address', service: healer, edge },
        sentence: told(`${healer} keeps the old address of ${target}`),
        learn: `to ask for the address of ${target} again when a connection fails`,
      }
    : {
        ...{ weakness: 'never reconnects', service: healer, edge },
        sentence: told(`${healer} never connects to ${edge.to} again`),
        learn: 'to make a new connection where the old one is lost',
      };
}

/** `, though db was well after 0.4 s`: by the engine. */
function backAgain({ measured: { analysis } }: TriedMatrixRow): string {
  const { target } = analysis.fault;
  const reading = analysis.services.find(({ service }) => service === target);
  const recovery = reading?.residualRecovery ?? reading?.recovery;
  return recovery?.seen === true && recovery.time.value > 0
    ? `, though ${target} was well after ${observedTime(recovery)}`
    : '';
}

/** A row in which `target` went and came, at its old address, after which nobody had to restart `caller`. */
function reconnectsElsewhere(basis: FindingsBasis, target: ServiceName, caller: ServiceName): boolean {
  const others = basis.tried.filter(
    ({ row: { row } }) => row.broken.on === 'service' && row.broken.service === target && keepsAddress(row.fault),
  );
  return others.length === 0 || others.some(({ row: { back } }) => !('of' in back) || back.of !== caller);
}

const keepsAddress = (fault: TriedMatrixRow['row']['row']['fault']): boolean =>
  effectOf(fault).is === 'dead' || effectOf(fault).is === 'restarted';

/** From the fault on none of its containers ended, and something that is over at once was done to it. */
function runsOn({ measured: { analysis } }: TriedMatrixRow): boolean {
  const { fault, window } = analysis;
  const { is } = effectOf(fault);
  if (isHeld(fault) || is === 'restarted' || is === 'recreated' || window === null) return false;
  const changes = analysis.services
    .filter(({ service }) => service === fault.target)
    .flatMap(({ replicas }) => replicas.flatMap((one) => one.changes));
  return !changes.some(({ at, change }) => at >= window.possible.from && change.to === 'died');
}
