/** Expectations that read as sentences. What only a service can meet does not compile for a probe, and the reverse. */

import type { LogProbe } from '../model/command-probe.ts';
import type { Claim, Limit } from '../model/expectation.ts';
import type { WritesLoad } from '../model/load.ts';
import type { Probe } from '../model/probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import type { DurationText } from '../model/time.ts';
import { answerExpectations } from './answer-expectations.ts';
import { admit, refuse } from './door.ts';
import { type PercentText, readDuration } from './duration.ts';
import {
  type About,
  aboutText,
  detected,
  limited,
  notDetected,
  restarting,
  share,
  subject,
  wordsOf,
} from './expect-options.ts';
import type { Draft, ExpectationDraft } from './expectation-draft.ts';
import type {
  AlertExpectations,
  LimitText,
  ProbeExpectations,
  ServiceExpectations,
  WritesExpectations,
} from './expectations.ts';
import { type LogExpectations, logExpectations } from './log-expectations.ts';
import { made } from './made.ts';
import type { AlertProbe } from './promql.ts';
import type { Schema } from './schema.ts';
import { duration, noMore, text } from './values.ts';

type Every = ServiceExpectations & AlertExpectations & LogExpectations & WritesExpectations;
type Word = keyof Every;

/**
 * Begins an expectation: of a service, as the engine sees it; of a probe or an alert, as users see it; of writes, by what is left of them. A
 * probe or a load must be among the scenario's own (R203).
 *
 * @example
 * const expected = [expect(api).isDetected({ by: 'engine', within: '15s' }), expect(home).recovers({ within: '2s' })];
 */
export function expect(about: ServiceRef): ServiceExpectations;
export function expect(about: WritesLoad): WritesExpectations;
export function expect(about: AlertProbe): AlertExpectations;
export function expect(about: LogProbe): LogExpectations;
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
    ...answerExpectations(says),
    ...logExpectations(says),
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
