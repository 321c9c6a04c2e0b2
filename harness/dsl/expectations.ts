/** What can be expected of a service, a probe, an alert and writes, as the compiler sees it. */
import type { Expectation } from '../model/expectation.ts';
import type { Load } from '../model/load.ts';
import type { Probe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';

/** A limit as a scenario writes it; `'predicted'` takes the bound that the settings imply. */
export type LimitText = DurationText | 'predicted';

/** `'99%'`, `'99.9%'`. */
export type PercentText = `${number}%`;

export interface Limited {
  readonly within: LimitText;
}

export interface Detected extends Limited {
  readonly by: 'engine';
}

export interface Restarting {
  readonly atLeast: number;
  readonly atMost?: number;
  readonly backOff?: 'predicted';
}

export interface ShareOption {
  readonly atLeast: PercentText;
}

/** What an expectation says before its probe has a name: `defineScenario` knows the names. */
export interface Draft extends Omit<Expectation, 'subject'> {
  readonly about: ServiceRef | Probe | Load;
}

export interface ExpectationDraft {
  readonly draft: Draft;
  /** Why it is so; printed with the verdict. */
  because(reason: string): ExpectationDraft;
  /** Marks a weakness that is documented, not fixed: reported, never failing. */
  known(reason: string, since: string): ExpectationDraft;
}

interface Recovery {
  /** Back for good within the limit of the fault's end. */
  recovers(options: Limited): ExpectationDraft;
  doesNotRecover(): ExpectationDraft;
  /** Nothing of it is noticed in the window. */
  isUnaffected(): ExpectationDraft;
}

export interface ServiceExpectations extends Recovery {
  /** The engine notices: `unhealthy` or `die`. */
  isDetected(options: Detected): ExpectationDraft;
  isNotDetected(options: Pick<Detected, 'by'>): ExpectationDraft;
  /** The policy restarts it so many times in the window; `backOff: 'predicted'` also judges every gap. */
  restarts(options: Restarting): ExpectationDraft;
}

export interface ProbeExpectations extends Recovery {
  /** At least one bad answer in the window. */
  fails(): ExpectationDraft;
  /** The first bad answer comes within the limit. */
  failsWithin(limit: DurationText): ExpectationDraft;
  /** Share of the probes due in the window that were answered correctly in time. */
  staysAvailable(options: ShareOption): ExpectationDraft;
  /** Every replica answered, none less than so much of an even share. Needs answers that name their instance; of lookups, it is whose address comes first. */
  isBalanced(options: ShareOption): ExpectationDraft;
}

/** What an alert of Prometheus does: as a probe, it is good while it does not fire. */
export interface AlertExpectations extends ProbeExpectations {
  /** It fires within the limit of the injection. */
  firesWithin(limit: DurationText): ExpectationDraft;
  doesNotFire(): ExpectationDraft;
  /** It no longer fires, for good, within the limit of the fault's end. */
  resolvesWithin(limit: DurationText): ExpectationDraft;
}

export interface WritesExpectations {
  /** What was acknowledged is there after the recovery: all of it, or so much. Implied where nothing else is said. */
  keepsData(options?: ShareOption): ExpectationDraft;
  /** Something that was acknowledged is gone. */
  losesData(): ExpectationDraft;
}
