/** Services that do not end when they are asked to: the engine waits out their grace, and ends them by force. */
import type { ExperimentAnalysis, ReplicaReading } from '../../model/analysis.ts';
import { secondsText } from '../../model/duration-text.ts';
import { isFinal } from '../../model/fault-effect.ts';
import { isEndedByEngine } from '../../model/fault-facts.ts';
import { between, type Duration, milliseconds, type Span, seconds } from '../../model/time.ts';
import type { FindingsBasis, RowFinding } from './basis.ts';

/** A grace that is shorter is over before a program could end. */
const leastGrace = seconds(1);
/** Of its grace. */
const nearlyAll = 0.9;

/** What was hung or paused cannot end: only stops of what was well count. */
export function swallowsItsStop({ tried }: FindingsBasis): readonly RowFinding[] {
  return tried.flatMap((row) => {
    const { analysis, plan } = row.measured;
    if (!isEndedByEngine(analysis.fault)) return [];
    return plan.services.flatMap(({ name, stopGrace }): readonly RowFinding[] => {
      const took = longestStop(analysis, name);
      if (took === null || stopGrace < leastGrace || took < nearlyAll * stopGrace) return [];
      return [
        {
          ...{ weakness: 'swallows its stop', service: name, edge: null, severity: 'warning', row },
          weight: took,
          sentence: `${name} does not end when it is asked to: in '${row.row.row.key}' a stop took ${secondsText(Math.round(took / 100) * 100)}, all of its grace, and ended it by force`,
          learn: 'to end on its stop signal',
        },
      ];
    });
  });
}

/** From the stop signal to an end by SIGKILL; null: there was none. */
function longestStop({ services, window }: ExperimentAnalysis, name: string): Duration | null {
  if (window === null) return null;
  const replicas = services.find(({ service }) => service === name)?.replicas ?? [];
  const stops = replicas.flatMap(({ changes }) => forcedEnds(changes, window.possible));
  return stops.length === 0 ? null : milliseconds(Math.max(...stops));
}

/** Of what was asked to end as the fault was injected. */
function forcedEnds(changes: ReplicaReading['changes'], { from, to }: Span): readonly Duration[] {
  return changes.flatMap(({ at, change }, index) => {
    if (change.to !== 'died' || change.exitCode !== 137) return [];
    const asked = changes
      .slice(0, index)
      .findLast((one) => one.change.to === 'signalled' && !isFinal(one.change.signal));
    return asked === undefined || asked.at < from || asked.at > to + 1000 ? [] : [between(asked.at, at)];
  });
}
