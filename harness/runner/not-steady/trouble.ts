/** A service that is not ready, with all that is known of why. */
import { tellingLine } from '../../model/last-words.ts';
import type { PlannedService } from '../../model/plan.ts';
import type { Duration } from '../../model/time.ts';
import type { Symptom } from './symptom.ts';

export interface Trouble {
  readonly service: PlannedService;
  readonly symptom: Symptom;
  /** The last lines that the container wrote, those that are blank left out. */
  readonly log: readonly string[];
  /** Programs in its container that a check could ask with; asked only where one is missing. */
  readonly programs: readonly string[];
  /** How long after its start its check passed in the end, which was too late; null: that was not seen. */
  readonly passedAfter: Duration | null;
}

/** What it wrote itself on the matter; null: nothing. */
export const ownWords = ({ log }: Trouble): string | null => tellingLine(log.join('\n'));
