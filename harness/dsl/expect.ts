/** Expectations that read as sentences. What only a service can meet does not compile for a probe, and the reverse. */
import type { Claim, Expectation, Limit } from '../model/expectation.ts';
import type { Load, WritesLoad } from '../model/load.ts';
import type { Probe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { readDuration } from './duration.ts';
import type { AlertProbe } from './promql.ts';

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

/** A limit as a scenario writes it; `'predicted'` takes the bound that the settings imply. */
export type LimitText = DurationText | 'predicted';

/** `'99%'`, `'99.9%'`. */
export type PercentText = `${number}%`;

interface Recovery {
  /** Back for good within the limit of the fault's end. */
  recovers(options: { readonly within: LimitText }): ExpectationDraft;
  doesNotRecover(): ExpectationDraft;
  /** Nothing of it is noticed in the window. */
  isUnaffected(): ExpectationDraft;
}

export interface ServiceExpectations extends Recovery {
  /** The engine notices: `unhealthy` or `die`. */
  isDetected(options: { readonly by: 'engine'; readonly within: LimitText }): ExpectationDraft;
  isNotDetected(options: { readonly by: 'engine' }): ExpectationDraft;
  /** The policy restarts it so many times in the window; `backOff: 'predicted'` also judges every gap. */
  restarts(options: {
    readonly atLeast: number;
    readonly atMost?: number;
    readonly backOff?: 'predicted';
  }): ExpectationDraft;
}

export interface ProbeExpectations extends Recovery {
  /** At least one bad answer in the window. */
  fails(): ExpectationDraft;
  /** The first bad answer comes within the limit. */
  failsWithin(limit: DurationText): ExpectationDraft;
  /** Share of the probes due in the window that were answered correctly in time. */
  staysAvailable(options: { readonly atLeast: PercentText }): ExpectationDraft;
  /** Every replica answered, none less than so much of an even share. Needs answers that name their instance; of lookups, it is whose address comes first. */
  isBalanced(options: { readonly atLeast: PercentText }): ExpectationDraft;
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
  keepsData(options?: { readonly atLeast: PercentText }): ExpectationDraft;
  /** Something that was acknowledged is gone. */
  losesData(): ExpectationDraft;
}

export function expect(about: ServiceRef): ServiceExpectations;
export function expect(about: WritesLoad): WritesExpectations;
export function expect(about: AlertProbe): AlertExpectations;
export function expect(about: Probe): ProbeExpectations;
export function expect(
  about: ServiceRef | Probe | WritesLoad,
): ServiceExpectations & AlertExpectations & WritesExpectations {
  const claims = (claim: Claim) => sentence({ type: 'expectation', about, claim, because: null, known: null });
  return {
    recovers: ({ within }) => claims({ claim: 'recovers', within: limit(within) }),
    doesNotRecover: () => claims({ claim: 'doesNotRecover' }),
    isUnaffected: () => claims({ claim: 'isUnaffected' }),
    isDetected: ({ by, within }) => claims({ claim: 'isDetected', by, within: limit(within) }),
    isNotDetected: ({ by }) => claims({ claim: 'isNotDetected', by }),
    restarts: ({ atLeast, atMost, backOff }) =>
      claims({ claim: 'restarts', atLeast, atMost: atMost ?? null, backOff: backOff === 'predicted' }),
    fails: () => claims({ claim: 'fails' }),
    failsWithin: (within) => claims({ claim: 'isDetected', by: 'probe', within: limit(within) }),
    staysAvailable: ({ atLeast }) => claims({ claim: 'staysAvailable', atLeast: share(atLeast) }),
    isBalanced: ({ atLeast }) => claims({ claim: 'isBalanced', atLeast: share(atLeast) }),
    firesWithin: (within) => claims({ claim: 'isDetected', by: 'probe', within: limit(within) }),
    doesNotFire: () => claims({ claim: 'isUnaffected' }),
    resolvesWithin: (within) => claims({ claim: 'recovers', within: limit(within) }),
    keepsData: (options) => claims({ claim: 'keepsData', atLeast: share(options?.atLeast ?? '100%') }),
    losesData: () => claims({ claim: 'losesData' }),
  };
}

const share = (text: PercentText): number => Number.parseFloat(text) / 100;

const limit = (text: LimitText): Limit => (text === 'predicted' ? text : readDuration(text, "'within'"));

const sentence = (draft: Draft): ExpectationDraft => ({
  draft,
  because: (reason) => sentence({ ...draft, because: reason }),
  known: (reason, since) => sentence({ ...draft, known: { reason, since } }),
});
