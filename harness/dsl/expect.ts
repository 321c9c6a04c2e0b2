/** Expectations that read as sentences. What only a service can meet does not compile for a probe, and the reverse. */
import type { Claim, Expectation, Limit } from '../model/expectation.ts';
import type { Load, WritesLoad } from '../model/load.ts';
import type { Probe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { admit, refuse } from './door.ts';
import { readDuration } from './duration.ts';
import {
  type About,
  aboutText,
  type Detected,
  detected,
  type Limited,
  type LimitText,
  limited,
  notDetected,
  type PercentText,
  type Restarting,
  restarting,
  type ShareOption,
  share,
  subject,
  wordsOf,
} from './expect-options.ts';
import { made } from './made.ts';
import type { AlertProbe } from './promql.ts';
import type { Schema } from './schema.ts';
import { duration, noMore, text } from './values.ts';

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

type Every = ServiceExpectations & AlertExpectations & WritesExpectations;
type Word = keyof Every;

export function expect(about: ServiceRef): ServiceExpectations;
export function expect(about: WritesLoad): WritesExpectations;
export function expect(about: AlertProbe): AlertExpectations;
export function expect(about: Probe): ProbeExpectations;
export function expect(about: About): Every {
  admit('expect', { about }, { about: subject });
  const call = `expect(${aboutText(about)})`;
  const known = wordsOf(about);
  /** The claim of one word, once its arguments have been checked. */
  function says<T>(word: Word, given: T, takes: Schema<T>, claim: (given: T) => Claim): ExpectationDraft {
    if (!known.words.includes(word)) {
      const fix = `known are ${known.words.join(', ')}`;
      refuse(call, {}, [{ code: 'R110', path: [], message: `'${word}' cannot be expected of ${known.of}`, fix }]);
    }
    admit<Record<string, T>>(`${call}.${word}`, { [word]: given }, { [word]: takes });
    return sentence({ type: 'expectation', about, claim: claim(given), because: null, known: null });
  }
  const bare =
    (word: Word, claim: Claim) =>
    (...more: readonly never[]) =>
      says(word, more, noMore, () => claim);
  const within = (word: Word, text: DurationText, claim: (within: Limit) => Claim) =>
    says(word, text, duration, () => claim(readDuration(text)));
  return {
    recovers: (options) =>
      says('recovers', options, limited, (given) => ({ claim: 'recovers', within: limit(given.within) })),
    doesNotRecover: bare('doesNotRecover', { claim: 'doesNotRecover' }),
    isUnaffected: bare('isUnaffected', { claim: 'isUnaffected' }),
    isDetected: (options) =>
      says('isDetected', options, detected, ({ by, within }) => ({ claim: 'isDetected', by, within: limit(within) })),
    isNotDetected: (options) =>
      says('isNotDetected', options, notDetected, ({ by }) => ({ claim: 'isNotDetected', by })),
    restarts: (options) =>
      says('restarts', options, restarting, ({ atLeast, atMost, backOff }) => ({
        claim: 'restarts',
        atLeast,
        atMost: atMost ?? null,
        backOff: backOff === 'predicted',
      })),
    fails: bare('fails', { claim: 'fails' }),
    failsWithin: (text) => within('failsWithin', text, (within) => ({ claim: 'isDetected', by: 'probe', within })),
    staysAvailable: (options) =>
      says('staysAvailable', options, share, ({ atLeast }) => ({ claim: 'staysAvailable', atLeast: part(atLeast) })),
    isBalanced: (options) =>
      says('isBalanced', options, share, ({ atLeast }) => ({ claim: 'isBalanced', atLeast: part(atLeast) })),
    firesWithin: (text) => within('firesWithin', text, (within) => ({ claim: 'isDetected', by: 'probe', within })),
    doesNotFire: bare('doesNotFire', { claim: 'isUnaffected' }),
    resolvesWithin: (text) => within('resolvesWithin', text, (within) => ({ claim: 'recovers', within })),
    keepsData: (options = { atLeast: '100%' }) =>
      says('keepsData', options, share, ({ atLeast }) => ({ claim: 'keepsData', atLeast: part(atLeast) })),
    losesData: bare('losesData', { claim: 'losesData' }),
  };
}

const part = (text: PercentText): number => Number.parseFloat(text) / 100;

const limit = (text: LimitText): Limit => (text === 'predicted' ? text : readDuration(text));

const sentence = (draft: Draft): ExpectationDraft =>
  made({
    draft,
    because: (reason) => {
      admit('because', { reason }, { reason: text });
      return sentence({ ...draft, because: reason });
    },
    known: (reason, since) => {
      admit('known', { reason, since }, { reason: text, since: text });
      return sentence({ ...draft, known: { reason, since } });
    },
  });
