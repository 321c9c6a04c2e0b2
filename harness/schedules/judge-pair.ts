/** What the engine said of a suspect → what is found, in words that a person can act upon. */
import type { EnginePair, FoundSchedule, PairFinding, PairStanding } from '../model/pairs.ts';
import { type Schedule, scheduleText } from '../model/schedule.ts';
import { surely } from '../statistics/sign-test.ts';
import type { BrokenInvariant } from './invariants.ts';
import { failsMostly } from './shrink.ts';
import type { PairSuspect } from './suspect.ts';

/** A suspect as it was tried on an engine. */
export interface EngineTrial extends EnginePair {
  /** The smallest that still failed there. */
  readonly schedule: Schedule;
  /** Of the last run that broke something. */
  readonly broke: readonly BrokenInvariant[];
}

export function judgePair(suspect: PairSuspect, trial: EngineTrial | null): PairFinding {
  const { supposes, alike, simulated } = suspect;
  const schedule = trial?.schedule ?? suspect.schedule;
  const broke = trial === null || trial.failed === 0 ? suspect.broke : trial.broke;
  return {
    ...{
      schedule: found(schedule),
      text: scheduleText(schedule),
      broke: broke.map(({ text }) => text),
      supposes,
      alike,
      simulated,
    },
    engine: trial === null ? null : { failed: trial.failed, of: trial.of, alone: trial.alone, shown: trial.shown },
    standing: standingOf(trial),
  };
}

const found = ({ first, second }: Schedule): FoundSchedule => ({
  first: { row: first.row, hold: first.hold },
  second: second === null ? null : { row: second.row, hold: second.hold, after: second.after },
});

function standingOf(trial: EngineTrial | null): PairStanding {
  if (trial === null || trial.of === 0) return 'not tried';
  if (trial.alone.some(failsMostly)) return 'one is enough';
  if (trial.failed === 0) return 'not seen';
  const apart =
    trial.alone.length > 0 && trial.alone.every(({ failed, of }) => surely(failed, of) === 'less often than not');
  return failsMostly(trial) && apart ? 'reproduced' : 'seen';
}
