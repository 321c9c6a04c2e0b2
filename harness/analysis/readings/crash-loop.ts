/** A container that starts and ends by itself, again and again: its exits, its failed starts, its last words. */
import type { Evidence } from '../../model/analysis.ts';
import { plural } from '../../model/count-text.ts';
import { distinct } from '../../model/distinct.ts';
import type { Replica } from '../../model/event.ts';
import { silentExits } from '../../model/last-words.ts';
import { restartText } from '../../model/settings.ts';
import { type Instant, instant, type Span } from '../../model/time.ts';
import type { Change } from '../event-index.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { deathsOf, type ObservedDeath } from './deaths.ts';

export interface CrashLoop extends Replica {
  readonly last: Instant;
  /** By its own policy. */
  readonly starts: number;
  /** Of those, how many ended by themselves. */
  readonly failed: number;
  /** Of the ends that were not ours, in order; each once. */
  readonly exitCodes: readonly number[];
  readonly usedUp: boolean;
  readonly policy: string;
  readonly lastLine: string | null;
}

/** Of the last deaths of each container in `span`; those that ended by themselves once at the least. */
export function crashLoopsOf(gathered: ExperimentEvidence, service: string, span: Span): CrashLoop[] {
  const { eventIndex, run } = gathered;
  const changes = eventIndex.changes.get(service) ?? [];
  const restart = run.service(service)?.restart ?? { name: 'no' };
  const policy = restartText(restart);
  return distinct(changes.map((one) => one.replica)).flatMap((replica): CrashLoop[] => {
    const own = changes.filter((one) => one.replica === replica);
    const deaths = [...deathsOf(own, restart)]
      .filter(([index, one]) => !one.byEngine && inSpan(own[index]!, span))
      .map(([index, one]) => ({ ...one, at: own[index]!.engineAt, exitCode: exitCodeOf(own[index]!) }));
    const last = deaths.at(-1);
    if (last === undefined) return [];
    const starts = deaths.filter((one) => one.again && startedAfter(own, one.at, span));
    const failed = starts.filter((one) => deaths.some((other) => other.at > one.at)).length;
    const exitCodes = distinct(deaths.slice(failed > 0 ? 1 : 0).map((one) => one.exitCode));
    return [
      {
        service,
        replica,
        last: last.at,
        starts: starts.length,
        failed,
        exitCodes: exitCodes.filter((one) => one !== null),
        usedUp: last.usedUp,
        policy,
        lastLine: lastLineOf(gathered, own, last),
      },
    ];
  });
}

const inSpan = ({ engineAt }: Change, span: Span): boolean => engineAt >= span.from && engineAt <= span.to;

const exitCodeOf = ({ change }: Change): number | null => (change.to === 'died' ? change.exitCode : null);

const startedAfter = (changes: readonly Change[], died: Instant, span: Span): boolean =>
  changes.some((one) => one.change.to === 'started' && one.engineAt > died && one.engineAt <= span.to);

/** By how much the end that the engine keeps and the event of it may lie apart. */
const apart = 1000;

function lastLineOf(
  { eventIndex }: ExperimentEvidence,
  own: readonly Change[],
  { at, exitCode }: ObservedDeath & { at: Instant; exitCode: number | null },
): string | null {
  const { service, replica } = own[0]!;
  if (exitCode === null || silentExits.has(exitCode)) return null;
  const near = eventIndex.said.findLast(
    (one) => one.service === service && one.replica === replica && Math.abs(one.ended - at) < apart,
  );
  return near?.line ?? null;
}

/** `2 starts of web failed with exit code 1; its retries are used up (on-failure:2); its last line: "no database"`. */
export function crashLoopText(loop: CrashLoop): string {
  const { service, failed, exitCodes } = loop;
  const codes = exitCodes.length === 0 ? '' : ` with exit code ${exitCodes.join(', ')}`;
  return [
    failed === 0 ? `${service} ended${codes}` : `${plural(failed, 'start')} of ${service} failed${codes}`,
    ...lastWords(loop),
  ].join('; ');
}

/** That its retries are used up, and its last line, where it is so. */
export const lastWords = ({ usedUp, policy, lastLine }: CrashLoop): readonly string[] => [
  ...(usedUp ? [`its retries are used up (${policy})`] : []),
  ...(lastLine === null ? [] : [`its last line: “${lastLine}”`]),
];

/** As a line of the story, where a start failed. */
export const crashLoopLines = (loops: readonly CrashLoop[]): Evidence[] =>
  loops.filter((one) => one.failed > 0).map((one) => ({ at: instant(one.last), text: crashLoopText(one) }));
