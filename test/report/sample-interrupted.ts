/** A hand-made analysis of a run that was interrupted while its first fault held. */
import type { Analysis, OutcomeRun, ProbeReading } from '../../harness/model/analysis.ts';
import { failure } from '../../harness/model/failure.ts';
import { instant, milliseconds } from '../../harness/model/time.ts';
import { passing } from './sample.ts';
import { itsOwnBug } from './sample-bug.ts';
import { aCrash } from './sample-crash.ts';
import { unseen } from './sample-parts.ts';

const end = instant(24_000);

/** What a probe had seen when the run was interrupted. */
function cutShort(one: ProbeReading): ProbeReading {
  const runs = (all: readonly OutcomeRun[]): OutcomeRun[] =>
    all.filter((run) => run.from < end).map((run) => ({ ...run, to: instant(Math.min(run.to, end)) }));
  const never = one.impact.seen ? unseen(13_940) : one.recovery;
  return {
    ...one,
    availabilityAfter: null,
    recovery: never,
    residualRecovery: null,
    strip: { fresh: runs(one.strip.fresh), kept: runs(one.strip.kept) },
    latency: one.latency.filter((point) => point.at < end),
  };
}

/** Ended by Ctrl-C in the first experiment, before its operator's action. */
export const interrupted: Analysis = {
  ...passing,
  verdict: 'inconclusive',
  sentence: 'Interrupted after 24 s: 1 of 9 expectations could be judged.',
  ending: 'interrupted',
  failures: [failure('R308', 'The run was interrupted', { fix: 'run it again' })],
  kept: null,
  leftovers: ['network numbers-7f3a_default'],
  duration: milliseconds(24_100),
  experiments: [
    {
      ...itsOwnBug,
      verdict: 'inconclusive',
      endedBy: null,
      probes: itsOwnBug.probes.map(cutShort),
      markers: itsOwnBug.markers.slice(0, 2),
      story: itsOwnBug.story.slice(0, 5),
      services: itsOwnBug.services.map((one) => ({
        ...one,
        recovery: one.detection.seen ? unseen(13_940) : one.recovery,
        residualRecovery: null,
        replicas: one.replicas.map((replica) => ({
          ...replica,
          lane: replica.lane
            .filter((span) => span.from < end)
            .map((span) => ({ ...span, to: instant(Math.min(span.to, end)) })),
          looks: replica.looks.filter((look) => look.end < end),
        })),
      })),
      span: { from: instant(4000), to: instant(24_000) },
      window: {
        possible: { from: instant(10_000), to: instant(24_000) },
        certain: { from: instant(10_060), to: instant(24_000) },
      },
      expectations: itsOwnBug.expectations.map((one, index) =>
        index === 0
          ? one
          : {
              ...one,
              verdict: 'inconclusive',
              observed: 'not judged',
              margin: null,
              reason: 'the run was interrupted',
            },
      ),
      inconclusive: failure('R308', 'The run was interrupted while the fault held'),
    },
    {
      ...aCrash,
      verdict: 'inconclusive',
      landing: 'not tried',
      proof: '',
      window: null,
      span: { from: instant(24_000), to: instant(24_000) },
      baseline: { from: instant(24_000), to: instant(24_000) },
      expectations: [],
      probes: [],
      services: [],
      loads: [],
      markers: [],
      story: [],
      findings: [],
      inconclusive: failure('R308', 'The run was interrupted before this experiment'),
    },
  ],
};
