/** What can be expected of a log beside what can be of any probe: that a line comes. */
import type { AnswerClaim } from '../model/answer-claim.ts';
import type { DurationText } from '../model/time.ts';
import { body, bodyCheck } from './body.ts';
import { readDuration } from './duration.ts';
import type { ExpectationDraft } from './expectation-draft.ts';
import type { ProbeExpectations } from './expectations.ts';
import { object, optional, type Schema } from './schema.ts';
import { length } from './values.ts';

/** How soon a line must come. */
export interface LoggedOptions {
  /** Counted from the injection in `during`, and from the fault's end in `after`; of a fault that is over at once, from its injection. */
  readonly within: DurationText;
}

/** What can be expected of a log: as a probe, it is good as long as its own options say so. */
export interface LogExpectations extends ProbeExpectations {
  /**
   * A line that the probe reads is written within the limit, by the engine's time of it. With a text or a pattern, one that also holds that.
   * The window must have room for the limit (R205).
   *
   * @example
   * expect(ticks).logs({ within: '5s' });
   * expect(ticks).logs(/tick \d+/, { within: '5s' });
   */
  logs(options: LoggedOptions): ExpectationDraft;
  logs(pattern: string | RegExp, options: LoggedOptions): ExpectationDraft;
}

interface Logged extends LoggedOptions {
  readonly pattern?: string | RegExp;
}

const logged = object<Logged>({ pattern: optional(body), within: length });

type Says = (
  word: 'logs',
  given: Logged,
  takes: Schema<Logged>,
  claim: (given: Logged) => AnswerClaim,
) => ExpectationDraft;

type Given = readonly [LoggedOptions] | readonly [string | RegExp, LoggedOptions];

export const logExpectations = (says: Says): Pick<LogExpectations, 'logs'> => ({
  logs: (...given: Given) => {
    const asked = given.length === 1 ? given[0] : { pattern: given[0], ...given[1] };
    return says('logs', asked, logged, ({ pattern, within }) => ({
      claim: 'logs',
      pattern: pattern === undefined ? null : bodyCheck(pattern),
      within: readDuration(within),
    }));
  },
});
