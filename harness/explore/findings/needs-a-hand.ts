/** What does not come back by itself, and why: by who had to be restarted for it, and what ran meanwhile. */
import type { ExploreFinding } from '../../model/exploration.ts';
import { effectOf, isHeld } from '../../model/fault-traits.ts';
import type { ServiceName } from '../../model/stack.ts';
import { backText } from '../words/back-text.ts';
import { observedTime } from '../words/cell-time.ts';
import type { FindingsBasis, RowFinding, TriedMatrixRow } from './basis.ts';
import { asks, edgeTowards } from './callers.ts';
import { endedForGood } from './ended-for-good.ts';
import { badAtEnd, type HurtPeople, hurtPeople, hurtText, probeOf } from './hurt-people.ts';
import { longEnough } from './long-enough.ts';
import { startEdge } from './start-edge.ts';

type Diagnosis = Pick<ExploreFinding, 'weakness' | 'service' | 'edge' | 'sentence' | 'learn'>;

export function needsAHand(basis: FindingsBasis): readonly RowFinding[] {
  return basis.tried.flatMap((row) => {
    const gone = endedForGood(basis, row);
    if (gone.length > 0) return gone;
    const hurt = hurtPeople(basis, row);
    if (hurt === null || !needsHand(hurt) || !lasts(row, hurt)) return [];
    const severity = 'severe' as const;
    return [{ ...diagnose(basis, row, hurt), severity, row, weight: hurt.cell.bad?.value ?? 0 }];
  });
}

const needsHand = ({ cell: { back } }: HurtPeople): boolean =>
  back.by === 'restart' || back.by === 'recreation' || back.by === 'nobody';

function lasts({ measured }: TriedMatrixRow, { column }: HurtPeople): boolean {
  if (column.is === 'service') return measured.analysis.lasting.some(({ name }) => name === column.service);
  const reading = probeOf(measured.analysis, column.name);
  return reading !== undefined && badAtEnd(reading) >= longEnough;
}

function diagnose(basis: FindingsBasis, row: TriedMatrixRow, hurt: HurtPeople): Diagnosis {
  const { learned } = basis;
  const { broken, fault, key } = row.row.row;
  const { back } = hurt.cell;
  const healer = back.by === 'restart' || back.by === 'recreation' ? back.of : null;
  const healed = healer === null ? '' : `; ${backText(back).replace('never; ', '')}`;
  const target = broken.on === 'stack' ? null : fault.target;
  const told = (text: string): string => `${text}: after '${key}' ${hurtText(hurt)}${backAgain(row, target)}${healed}`;
  const between = healer === null || target === null ? null : edgeTowards(learned, healer, target);
  if (healer !== null && target !== null && between !== null && asks(learned, healer, target)) {
    if (isStillBad(basis, row, target)) {
      return {
        ...{ weakness: 'retry storm', service: healer, edge: between },
        sentence: told(`${healer} asks so much of ${target} that it cannot come back`),
        learn: 'to wait longer after each try that fails, a little by chance, and to give up in the end',
      };
    }
    const old = effectOf(fault).is === 'recreated' && reconnectsElsewhere(basis, target, healer);
    return old
      ? {
          ...{ weakness: 'keeps the old address', service: healer, edge: between },
          sentence: told(`${healer} keeps the old address of ${target}`),
          learn: `to ask for the address of ${target} again when a connection fails`,
        }
      : {
          ...{ weakness: 'never reconnects', service: healer, edge: between },
          sentence: told(`${healer} never connects to ${between.to} again`),
          learn: 'to make a new connection where the old one is lost',
        };
  }
  if (target !== null && broken.on === 'service' && runsOn(row, target) && (healer === target || healer === null)) {
    return {
      ...{ weakness: 'hides its death', service: target, edge: null },
      sentence: told(`${target} hides its death: its container runs on, and the engine sees nothing`),
      learn: null,
    };
  }
  const service = broken.on === 'edge' ? broken.from : (target ?? healer ?? hurt.column.service);
  return broken.on === 'stack'
    ? {
        ...{ weakness: 'start order', service: healer ?? service, edge: startEdge(basis, row, healer ?? service) },
        sentence: told(`${healer ?? service} does not serve where the stack is started like that`),
        learn: 'to try again until what it needs is there',
      }
    : {
        ...{ weakness: 'single point of failure', service, edge: broken.on === 'edge' ? broken : null },
        sentence: told(`${service} is a single point of failure that needs a hand`),
        learn: null,
      };
}

/** `, though db was well after 0.4 s`: by the engine. */
function backAgain({ measured: { analysis } }: TriedMatrixRow, target: ServiceName | null): string {
  const reading = analysis.services.find(({ service }) => service === target);
  const recovery = reading?.residualRecovery ?? reading?.recovery;
  return recovery?.seen === true && recovery.time.value > 0
    ? `, though ${target} was well after ${observedTime(recovery)}`
    : '';
}

/** Whoever asks it itself has no good answer either, though its container runs. */
function isStillBad(
  { columns }: FindingsBasis,
  { measured: { analysis } }: TriedMatrixRow,
  target: ServiceName,
): boolean {
  if (analysis.lasting.some(({ type, name, still }) => type === 'service' && name === target && still === 'down'))
    return false;
  return columns
    .filter(({ service, is }) => service === target && is !== 'service')
    .some(({ name }) => {
      const reading = probeOf(analysis, name);
      return reading !== undefined && badAtEnd(reading) >= longEnough;
    });
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
function runsOn({ measured: { analysis } }: TriedMatrixRow, target: ServiceName): boolean {
  const { fault, window } = analysis;
  const { is } = effectOf(fault);
  if (isHeld(fault) || is === 'restarted' || is === 'recreated' || window === null) return false;
  const changes = analysis.services
    .filter(({ service }) => service === target)
    .flatMap(({ replicas }) => replicas.flatMap((one) => one.changes));
  return !changes.some(({ at, change }) => at >= window.possible.from && change.to === 'died');
}
