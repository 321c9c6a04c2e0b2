/** What a scenario expects, as plain data that reads as a sentence. */
import type { AnswerClaim } from './answer-claim.ts';
import type { Threshold } from './load.ts';
import type { ProbeName } from './probe.ts';
import type { ServiceName } from './stack.ts';
import type { Duration } from './time.ts';

/** Who an expectation is about: a service as its engine sees it, a probe as users see it, or a load by its own results. */
export type Subject =
  | { readonly type: 'service'; readonly name: ServiceName }
  | { readonly type: 'probe'; readonly name: ProbeName }
  | { readonly type: 'load'; readonly name: ProbeName };

/** A limit: a length of time, or whatever the settings imply. */
export type Limit = Duration | 'predicted';

/** Who notices: the engine (`unhealthy` or `die`), or a probe's first bad answer. */
export type Detector = 'engine' | 'probe';

export type Claim =
  | { readonly claim: 'isDetected'; readonly by: Detector; readonly within: Limit }
  | { readonly claim: 'isNotDetected'; readonly by: Detector }
  /** For a service: running, and healthy if it has a check. For a probe: the definition of time to recover. */
  | { readonly claim: 'recovers'; readonly within: Limit }
  | { readonly claim: 'doesNotRecover' }
  /** No bad or degraded answer (probe), or no change of state (service), in the window. */
  | { readonly claim: 'isUnaffected' }
  /** At least one bad answer in the window. */
  | { readonly claim: 'fails' }
  /** Share of probes due in the window that were answered correctly in time, 0 … 1. */
  | { readonly claim: 'staysAvailable'; readonly atLeast: number }
  /** Restarts by the policy seen in the window; with `backOff` each gap from `die` to `start` lies in its predicted bounds. */
  | { readonly claim: 'restarts'; readonly atLeast: number; readonly atMost: number | null; readonly backOff: boolean }
  /** Share of the acknowledged writes that are still there after the recovery, 0 … 1. */
  | { readonly claim: 'keepsData'; readonly atLeast: number }
  /** At least one acknowledged write is gone. */
  | { readonly claim: 'losesData' }
  /** A threshold of a k6 script, as k6 reports it. */
  | ({ readonly claim: 'keepsThreshold' } & Threshold)
  /** Share of the probe's answers that each replica gave: none below so much of an even share, 0 … 1. */
  | { readonly claim: 'isBalanced'; readonly atLeast: number }
  | AnswerClaim;

/** `during`: judged while a held fault holds. `after`: from the fault's end (momentary: from its injection). */
export type JudgedIn = 'during' | 'after';

export interface Expectation {
  readonly type: 'expectation';
  readonly subject: Subject;
  readonly claim: Claim;
  /** Why it is so, printed with the verdict. */
  readonly because: string | null;
  /** A weakness that is documented, not fixed: reported, never failing. `since` is free text: a date or a version. */
  readonly known: { readonly reason: string; readonly since: string } | null;
}
