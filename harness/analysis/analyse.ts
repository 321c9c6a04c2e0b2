/** A plan and a timeline → everything that is known after the run. Pure: the same timeline gives the same numbers for ever. */
import type { Analysis } from '../model/analysis.ts';
import type { TimelineEvent } from '../model/event.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { restartText } from '../model/settings.ts';
import { milliseconds } from '../model/time.ts';
import { mergeVerdicts } from '../model/verdict.ts';
import { type EventIndex, indexEvents } from './event-index.ts';
import { analyseExperiment } from './experiment.ts';
import { confidenceIn } from './readings/confidence.ts';
import { withUnplanned } from './readings/unplanned-faults.ts';
import { runSentence } from './words/run-sentence.ts';
import { healthText } from './words/settings-text.ts';

/** Takes any prefix of a timeline, the empty one included: what a killed run left is judged as far as it goes. Never throws for it. */
export function analyse(plan: Plan, events: Iterable<TimelineEvent>): Analysis {
  let last: TimelineEvent | undefined;
  const eventIndex = indexEvents(
    Iterator.from(events).map((event) => {
      last = event;
      return event;
    }),
  );
  const { began, ended } = eventIndex;
  const whole = withUnplanned(plan, eventIndex);
  const experiments = whole.experiments
    .filter(({ name }) => !eventIndex.left.has(name))
    .map((one) => analyseExperiment(whole, one, eventIndex));
  return {
    schema: 'resilience.result/2',
    run: began?.run ?? '',
    scenario: plan.scenario,
    title: plan.title,
    file: plan.file,
    verdict: mergeVerdicts([
      ...experiments.map((one) => one.verdict),
      ended?.ending === 'completed' ? 'pass' : 'inconclusive',
    ]),
    sentence: runSentence(experiments),
    ending: ended?.ending ?? 'aborted',
    failures: failuresOf(eventIndex),
    leftovers: ended?.leftovers ?? [],
    kept: ended?.kept ?? null,
    seed: began?.seed ?? plan.seed,
    commit: began?.commit ?? null,
    command: began?.command ?? '',
    version: began?.version ?? '',
    wall: began?.wall ?? 0,
    duration: milliseconds((last?.at ?? 0) - (began?.at ?? 0)),
    engine: began?.engine ?? null,
    settings: settingsOf(eventIndex),
    changes: plan.changes ?? [],
    experiments,
    confidence: confidenceIn(plan, eventIndex),
  };
}

function failuresOf({ ended }: EventIndex): readonly Failure[] {
  if (ended !== null) return ended.failures;
  return [
    failure('R308', 'the run was killed before it could end', { fix: 'resilience recover removes what it left' }),
  ];
}

/** Replicas of a service share their settings, so the first speaks for all. */
function settingsOf({ observed }: EventIndex): Analysis['settings'] {
  const first = new Map(observed.toReversed().map((one) => [one.service, one]));
  return [...first.values()].reverse().map((one) => ({
    service: one.service,
    image: one.image,
    imageDigest: one.imageDigest,
    health: healthText(one.health),
    restart: restartText(one.restart),
  }));
}
