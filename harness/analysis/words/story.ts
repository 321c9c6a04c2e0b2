/** What happened, in at most fifteen lines. */
import { actionLabel } from '../../model/action-label.ts';
import type { Evidence, Marker, ProbeReading, ServiceReading } from '../../model/analysis.ts';
import { plural } from '../../model/count-text.ts';
import type { PlannedExperiment } from '../../model/plan.ts';
import type { FaultEvents } from '../event-index.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { crashLoopLines, crashLoopsOf } from '../readings/crash-loop.ts';
import type { ForeignAct } from '../readings/foreign-hands.ts';
import { movesIn } from '../readings/moved-addresses.ts';

const mostLines = 15;

export function tellStory(
  gathered: ExperimentEvidence,
  markers: readonly Marker[],
  probes: readonly ProbeReading[],
  services: readonly ServiceReading[],
  acts: readonly ForeignAct[],
): Evidence[] {
  const lines: Evidence[] = [
    ...faultLines(gathered),
    ...markers.map(({ at, label }) => ({ at, text: label })),
    ...services.flatMap(restartLines),
    ...loopLines(gathered, services),
    ...lostLines(gathered),
    ...acts.map(({ at, text }) => ({ at, text: `somebody else: ${text}` })),
    ...movesIn(gathered.eventIndex, gathered.windows.span).map(({ at, text }) => ({ at, text })),
  ];
  for (const one of probes) {
    if (one.flaps === 0 || !one.recovery.seen) continue;
    lines.push({
      at: one.recovery.at,
      text: `${one.probe} failed again ${plural(one.flaps, 'time')} after it was good`,
    });
  }
  const sorted = lines.sort((a, b) => a.at - b.at);
  if (sorted.length <= mostLines) return sorted;
  // The beginning says most; the end says how it ended.
  const left = sorted.length - (mostLines - 1);
  const end = sorted.slice(-3);
  const skipped = { at: sorted[mostLines - 4]!.at, text: `${left} more lines left out` };
  return [...sorted.slice(0, mostLines - 4), skipped, ...end];
}

function faultLines({ events, planned }: ExperimentEvidence): Evidence[] {
  const { second } = planned;
  const first = linesOf(events, planned, second === undefined ? 'the fault' : 'the first fault');
  return second === undefined ? first : [...first, ...linesOf(events.second, second, 'the second fault')];
}

function linesOf(events: FaultEvents, { fault }: Pick<PlannedExperiment, 'fault'>, reverted: string): Evidence[] {
  const lines: Evidence[] = [];
  const { injectBegan, injectEnded, revertBegan, revertEnded } = events;
  const by = revertBegan?.by ?? 'revert';
  if (injectBegan !== null) lines.push({ at: injectBegan.at, text: injectBegan.label });
  if (injectEnded !== null)
    lines.push({ at: injectEnded.at, text: `${landingWords[injectEnded.landing]}: ${injectEnded.proof}` });
  if (revertBegan !== null) {
    lines.push({
      at: revertBegan.at,
      text: by === 'revert' ? `${reverted} is reverted` : actionLabel(by, fault),
    });
  }
  if (revertEnded !== null && revertEnded.landing !== 'applied') {
    lines.push({
      at: revertEnded.at,
      text: `${by === 'revert' ? 'the revert' : `the ${actionLabel(by, fault)}`} ${revertEnded.landing === 'rejected' ? 'failed' : 'may have failed'}: ${revertEnded.proof}`,
    });
  }
  return lines;
}

const landingWords = { applied: 'landed', rejected: 'did not land', unknown: 'may have landed' } as const;

/** A crash loop would fill the story, so a series is one line; a single restart has its own flag already. */
function restartLines({ service, restarts }: ServiceReading): Evidence[] {
  const came = restarts.filter((one) => one.started !== null);
  const last = came.at(-1);
  if (last === undefined || came.length === 1) return [];
  const text = `${service} restarted ${plural(came.length, 'time')} by its policy, the last time after exit code ${last.exitCode}`;
  return [{ at: last.died, text }];
}

function loopLines(gathered: ExperimentEvidence, services: readonly ServiceReading[]): Evidence[] {
  const { whole } = gathered.windows;
  return whole === null
    ? []
    : crashLoopLines(services.flatMap(({ service }) => crashLoopsOf(gathered, service, whole)));
}

const lostLines = ({ eventIndex, windows }: ExperimentEvidence): Evidence[] =>
  eventIndex.lost
    .filter((one) => one.to >= windows.span.from && one.from <= windows.span.to)
    .map((one) => ({ at: one.from, text: `events of the engine were lost: ${one.reason}` }));
