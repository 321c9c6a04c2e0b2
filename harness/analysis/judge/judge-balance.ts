/** Whether each replica gave its part of a probe's answers. */
import type { Evidence } from '../../model/analysis.ts';
import { countText, listText, percentText, plural } from '../../model/count-text.ts';
import { milliseconds } from '../../model/time.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import { replicaShares } from '../readings/replica-shares.ts';
import { replicaText, whoAnswered } from '../readings/who-answered.ts';
import type { Window } from '../readings/windows.ts';
import { evennessOf } from './chi-square.ts';
import { cannotTell, cutShort, fails, type Judgement, passes } from './judgement.ts';

/** So many answers must be expected of each, or chance decides (the usual bound for χ², Cochran 1954). */
const enough = 5;

interface Part {
  readonly name: string;
  readonly answered: number;
}

/** Planned replicas that never answered have a part of nothing; an instance that nobody knows has a part of its own. */
export function judgeBalance(
  atLeast: number,
  basis: ProbeEvidence,
  window: Window,
  gathered: ExperimentEvidence,
): Judgement {
  const parts = partsOf(basis, window, gathered);
  const total = parts.reduce((sum, one) => sum + one.answered, 0);
  if (total === 0) return cannotTell('no answer names the instance that gave it');
  const even = total / parts.length;
  const limit = `${percentText(atLeast)} of ${countText(even)} each`;
  const text = `${parts.map((one) => `${one.name} ${countText(one.answered)}`).join(', ')} of ${countText(total)}`;
  if (even < enough) {
    return { ...cannotTell(`only ${plural(total, 'answer')} for ${plural(parts.length, 'replica')}`, text), limit };
  }
  if (!window.complete) return { ...cannotTell(cutShort(milliseconds(window.to - window.origin)), text), limit };
  const evidence = evidenceOf(parts, total, window);
  const behind = parts.filter((one) => one.answered < atLeast * even).map((one) => one.name);
  if (behind.length === 0) return { ...passes(text, evidence), limit };
  return { ...fails(text, `${listText(behind)} gave less than ${limit}`, evidence), limit };
}

/** The answers may be another service's than the one that is asked, where a gateway passes on who gave them. */
function partsOf(basis: ProbeEvidence, window: Window, { eventIndex, run }: ExperimentEvidence): readonly Part[] {
  const due = basis.samples.dueIn({ from: window.origin, to: window.to });
  const shares = replicaShares(due, whoAnswered(eventIndex));
  const services = new Set(shares.flatMap(({ replica }) => (replica === null ? [] : [replica.service])));
  const service = services.size === 1 ? [...services][0]! : basis.probe.service;
  const planned = Array.from({ length: run.service(service)?.replicas ?? 1 }, (_, index) => index + 1);
  const parts = new Map(planned.map((replica) => [replicaText({ service, replica }, ''), 0]));
  for (const { replica, instance, answered } of shares) {
    const name = replicaText(replica, instance);
    parts.set(name, (parts.get(name) ?? 0) + answered);
  }
  return [...parts].map(([name, answered]) => ({ name, answered }));
}

function evidenceOf(parts: readonly Part[], total: number, window: Window): Evidence[] {
  const at = window.origin;
  const counts = parts.map(({ name, answered }) => {
    return {
      at,
      text: `${name}: ${countText(answered)} of ${countText(total)} answers, ${percentText(answered / total, 1)}`,
    };
  });
  if (parts.length < 2) return counts;
  const { statistic, degrees, probability } = evennessOf(parts.map((one) => one.answered));
  const often = probability < 0.001 ? 'less than 0.1 %' : percentText(probability, 1);
  const freedom = `${plural(degrees, 'degree')} of freedom`;
  const text = `χ² ${Number(statistic.toFixed(2))} with ${freedom}: pure chance is as uneven in ${often} of cases`;
  return [...counts, { at, text }];
}
