/** What keeps a stack from its steady state, in one sentence and in the words of those that are not ready. */
import type { ContainerView } from '../../engine/engine.ts';
import { listText, plural, timesText } from '../../model/count-text.ts';
import { failedLookText } from '../../model/last-words.ts';
import { type Cause, followersText } from './causes.ts';
import { ownWords, type Trouble } from './trouble.ts';

/** More are counted and named. */
export const mostTold = 3;

/** `the check of db ended with 127: pg_isready: not found (api waits for it)`; several, one after the other. */
export function causesText(causes: readonly Cause[]): string {
  const told = causes.slice(0, mostTold).map(causeText);
  const others = causes.slice(mostTold).map(({ trouble }) => trouble.service.name);
  const more = others.length === 0 ? [] : [`and ${plural(others.length, 'other')}: ${listText(others)}`];
  return [...told, ...more].join('; ');
}

export const causeText = (cause: Cause): string => symptomText(cause.trouble) + followersText(cause);

function symptomText(trouble: Trouble): string {
  const { service, symptom } = trouble;
  const { name } = service;
  switch (symptom.what) {
    case 'no container':
      return `${name} has no container`;
    case 'not started':
      return symptom.error === null ? `${name} was not started` : `${name} could not be started: ${symptom.error}`;
    case 'ended':
      return `${name} ${endText(trouble, symptom.view, symptom.ends, symptom.again)}${quoted(trouble)}`;
    case 'check failed':
      return `the check of ${name} ${failedLookText(symptom.look)}`;
    case 'not passed yet':
      return `the check of ${name} has not come to an end yet`;
    case 'not over':
      return `${name}, which others wait for, has not ended`;
    case 'other':
      return `${name} is ${symptom.view.status}`;
  }
}

function endText({ service }: Trouble, view: ContainerView, ends: number, again: boolean): string {
  const how = howText(view);
  if (ends > 1) return `has ended ${timesText(ends)}${how === null ? '' : `, the last time ${how}`}`;
  if (again) return `ended${how === null ? '' : ` ${how}`} and is started again`;
  const nobody = service.oneShot === 'awaited' || view.restart.name !== 'no' ? '' : ', and nothing starts it again';
  return `ended ${how ?? ''}${view.exitCode === 0 ? nobody : ''}`.trimEnd();
}

/** Signals that programs end by; the shell's numbers for them begin at 128. */
const signals: Readonly<Record<number, string>> = {
  4: 'ILL',
  6: 'ABRT',
  7: 'BUS',
  8: 'FPE',
  9: 'KILL',
  11: 'SEGV',
  15: 'TERM',
};

/** `with 1`, `by SIGSEGV (139)`; null: the code is not known any more. */
function howText({ exitCode, oomKilled }: ContainerView): string | null {
  if (oomKilled) return `because its memory ran out${exitCode === null ? '' : ` (${exitCode})`}`;
  if (exitCode === null) return null;
  const signal = signals[exitCode - 128];
  return signal === undefined ? `with ${exitCode}` : `by SIG${signal} (${exitCode})`;
}

function quoted(trouble: Trouble): string {
  const words = ownWords(trouble);
  return words === null || (trouble.symptom.what === 'ended' && trouble.symptom.view.exitCode === 0)
    ? ''
    : `: "${words}"`;
}
