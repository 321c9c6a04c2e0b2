/** What can be expected of a service, a probe, an alert and writes, as the compiler sees it. */
import type { DurationText } from '../model/time.ts';
import type { AnswerExpectations } from './answer-expectations.ts';
import type { PercentText } from './duration.ts';
import type { ExpectationDraft } from './expectation-draft.ts';

/**
 * A limit as a scenario writes it; `'predicted'` takes the bound that the settings imply. Bounds are known of the fault's target, and of
 * what users ask of it; for anything else write a length of time (R204). `resilience plan` prints them.
 */
export type LimitText = DurationText | 'predicted';

/** A limit on a recovery. */
export interface Limited {
  /** Counted from the fault's end; of a fault that is over at once, from its injection. */
  readonly within: LimitText;
}

/** Who notices, and in which time from the injection. */
export interface Detected extends Limited {
  /** The engine: it calls a container unhealthy, or reports its end. */
  readonly by: 'engine';
  /** Counted from the injection. */
  readonly within: LimitText;
}

/** How often a restart policy acts. */
export interface Restarting {
  /** From 0. */
  readonly atLeast: number;
  /** Default: no upper bound. */
  readonly atMost?: number;
  /** `'predicted'`: each gap between an end and the next start must lie where the engine's back-off puts it. Default: not judged. */
  readonly backOff?: 'predicted';
}

/** A share of a hundred. */
export interface ShareOption {
  /** `'0%'` to `'100%'`, decimals allowed. */
  readonly atLeast: PercentText;
}

/** What can be expected of whatever can be affected. */
interface Recovery {
  /**
   * Back for good within the limit of the fault's end: of a probe, its answers are good again and stay so; of a service, every container
   * runs, and is healthy where it has a check. In `during`, it recovers while the fault holds. The window must have room for the limit and for seeing it last (R205).
   *
   * @example
   * expect(home).recovers({ within: '2s' });
   * expect(api).recovers({ within: 'predicted' });
   */
  recovers(options: Limited): ExpectationDraft;
  /**
   * Not back at the end of the window.
   *
   * @example
   * expect(api).doesNotRecover();
   */
  doesNotRecover(): ExpectationDraft;
  /**
   * Nothing of it is noticed in the window: of a probe, no bad or degraded answer; of a service, no change of its state.
   *
   * @example
   * expect(home).isUnaffected();
   */
  isUnaffected(): ExpectationDraft;
}

/** What can be expected of a service, as the engine sees it. */
export interface ServiceExpectations extends Recovery {
  /**
   * The engine notices: `unhealthy` or `die`. Refused where it never can, for want of a health check, or of time (R204), and where
   * the window ends before the limit (R205).
   *
   * @example
   * expect(api).isDetected({ by: 'engine', within: '15s' });
   */
  isDetected(options: Detected): ExpectationDraft;
  /**
   * The engine notices nothing in the window.
   *
   * @example
   * expect(api).isNotDetected({ by: 'engine' });
   */
  isNotDetected(options: Pick<Detected, 'by'>): ExpectationDraft;
  /**
   * The policy restarts it so many times in the window; `backOff: 'predicted'` also judges every gap. Refused for `restart: no` (R204).
   *
   * @example
   * expect(api).restarts({ atLeast: 1, atMost: 3 });
   */
  restarts(options: Restarting): ExpectationDraft;
}

/** What can be expected of a probe, as users see it. */
export interface ProbeExpectations extends Recovery, AnswerExpectations {
  /**
   * At least one bad answer in the window; a degraded one is none.
   *
   * @example
   * expect(home).fails();
   */
  fails(): ExpectationDraft;
  /**
   * The first bad answer comes within the limit of the injection.
   *
   * @example
   * expect(home).failsWithin('1s');
   */
  failsWithin(limit: DurationText): ExpectationDraft;
  /**
   * Share of the probes due in the window that were answered correctly in time.
   *
   * @example
   * expect(home).staysAvailable({ atLeast: '99.5%' });
   */
  staysAvailable(options: ShareOption): ExpectationDraft;
  /**
   * Every replica answered, none less than so much of an even share. Needs answers that name their instance in a header `x-instance`; of
   * lookups, it is whose address comes first.
   *
   * @example
   * expect(names).isBalanced({ atLeast: '80%' });
   */
  isBalanced(options: ShareOption): ExpectationDraft;
}

/** What an alert of Prometheus does: as a probe, it is good while it does not fire. */
export interface AlertExpectations extends ProbeExpectations {
  /**
   * It fires within the limit of the injection.
   *
   * @example
   * expect(down).firesWithin('30s');
   */
  firesWithin(limit: DurationText): ExpectationDraft;
  /**
   * It does not fire in the window.
   *
   * @example
   * expect(down).doesNotFire();
   */
  doesNotFire(): ExpectationDraft;
  /**
   * It no longer fires, for good, within the limit of the fault's end.
   *
   * @example
   * expect(down).resolvesWithin('1m');
   */
  resolvesWithin(limit: DurationText): ExpectationDraft;
}

/** What can be expected of writes. */
export interface WritesExpectations {
  /**
   * What was acknowledged is there after the recovery: all of it, or so much. Implied where nothing else is said.
   *
   * @example
   * expect(placed).keepsData({ atLeast: '99.9%' });
   */
  keepsData(options?: ShareOption): ExpectationDraft;
  /**
   * Something that was acknowledged is gone.
   *
   * @example
   * expect(placed).losesData();
   */
  losesData(): ExpectationDraft;
}
