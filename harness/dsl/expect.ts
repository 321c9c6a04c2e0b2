/** Expectations that read as sentences. What only a service can meet does not compile for a probe, and the reverse. */
import type { Claim, Expectation, Limit } from '../model/expectation.ts';
import type { HttpProbe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { readDuration } from './duration.ts';

/** What an expectation says before its probe has a name: `defineScenario` knows the names. */
export interface Draft extends Omit<Expectation, 'subject'> {
  readonly about: ServiceRef | HttpProbe;
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
}

export function expect(about: ServiceRef): ServiceExpectations;
export function expect(about: HttpProbe): ProbeExpectations;
export function expect(about: ServiceRef | HttpProbe): ServiceExpectations & ProbeExpectations {
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
    staysAvailable: ({ atLeast }) => claims({ claim: 'staysAvailable', atLeast: Number.parseFloat(atLeast) / 100 }),
  };
}

const limit = (text: LimitText): Limit => (text === 'predicted' ? text : readDuration(text, "'within'"));

const sentence = (draft: Draft): ExpectationDraft => ({
  draft,
  because: (reason) => sentence({ ...draft, because: reason }),
  known: (reason, since) => sentence({ ...draft, known: { reason, since } }),
});
