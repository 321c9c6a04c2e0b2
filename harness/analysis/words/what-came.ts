/** What came back of a probe in place of good answers, in words: `100 answered 503`, `3 were refused and 2 answered 404`. */
import { countText, listText } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { type HttpProbe, isHttpProbe, type Outcome, type Probe } from '../../model/probe.ts';
import { spokenBy } from '../../model/probe-traits.ts';
import type { Instant, Span } from '../../model/time.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import type { ProbeSample } from '../readings/sample-columns.ts';
import { isAmiss, judgedOutcome } from '../readings/samples.ts';
import type { BadAnswer } from './probe-advice.ts';

/** More kinds than these are summed up. */
const mostKinds = 3;
/** In letters. */
const mostSaid = 120;

/** Of what was due in `span`, and had ended by `until` where that is given; null: nothing bad came. `counted`: degraded answers too, unless it is told. */
export function whatCame(
  { samples, probe }: Pick<ProbeEvidence, 'samples' | 'probe'>,
  span: Span,
  until?: Instant,
  counted = isAmiss,
): string | null {
  const counts = new Map<string, Came>();
  const due = samples.dueIn(span);
  for (let i = 0; i < due.length; i++) {
    const sample = due.at(i);
    if ((until !== undefined && sample.end > until) || !counted(sample, probe)) continue;
    const words = wordsOf(sample, probe);
    const said = saidIn(sample, probe);
    const came = counts.get(words) ?? { count: 0, said, alike: true };
    if (came.count === 0) counts.set(words, came);
    came.count += 1;
    came.alike &&= came.said === said;
  }
  if (counts.size === 0) return null;
  const sorted = [...counts].sort(([, a], [, b]) => b.count - a.count);
  const rest = sorted.slice(mostKinds).reduce((sum, [, { count }]) => sum + count, 0);
  const told = sorted.slice(0, mostKinds).map(([words, came]) => `${countText(came.count)} ${words}${saidText(came)}`);
  return listText(rest > 0 ? [...told, `${countText(rest)} otherwise`] : told);
}

/** All that have the same words. */
interface Came {
  count: number;
  /** The first of them; null: nothing was said. */
  readonly said: string | null;
  /** All say the same. */
  alike: boolean;
}

/** An answer that was too late alone is told by its limit. */
const saidIn = (sample: ProbeSample, probe: Probe): string | null =>
  judgedOutcome(sample, probe) === 'response_timeout' ? null : (sample.said ?? null);

const saidText = ({ said, alike }: Came): string =>
  said === null
    ? ''
    : ` (${alike ? '' : 'the first: '}${said.length <= mostSaid ? said : `${said.slice(0, mostSaid - 1)}…`})`;

/** The kinds of bad answers of what was due in `span`, and had ended in it, the most frequent first. */
export function badAnswersIn(
  { samples, probe }: Pick<ProbeEvidence, 'samples' | 'probe'>,
  span: Span,
): readonly BadAnswer[] {
  const found = new Map<string, { readonly bad: BadAnswer; count: number }>();
  const due = samples.dueIn(span);
  for (let i = 0; i < due.length; i++) {
    const sample = due.at(i);
    if (sample.end > span.to || !isAmiss(sample, probe)) continue;
    const bad = { outcome: judgedOutcome(sample, probe), status: sample.status };
    const key = `${bad.outcome} ${bad.status}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { bad, count: 1 });
    else known.count += 1;
  }
  return [...found.values()].sort((a, b) => b.count - a.count).map(({ bad }) => bad);
}

function wordsOf(sample: ProbeSample, probe: Probe): string {
  const outcome = judgedOutcome(sample, probe);
  if (!isHttpProbe(probe)) return outcome === 'wrong' ? 'were not as declared' : connectionWords(outcome, probe);
  if (outcome === 'degraded')
    return `${connectionWords(outcome, probe)}${sample.status === null ? '' : ` (${sample.status})`}`;
  if (isOverLatency(sample, probe))
    return `answered ${sample.status} after more than ${secondsText(probe.latency ?? 0)}`;
  if (sample.status === null || outcome === 'response_timeout') return connectionWords(outcome, probe);
  return `answered ${sample.status}${otherPart(outcome, sample.status, probe)}`;
}

/** It came whole, and within its time. */
const isOverLatency = ({ outcome, status, due, end }: ProbeSample, { latency, within }: HttpProbe): boolean =>
  latency !== undefined && outcome === 'response_timeout' && status !== null && end - due <= within;

/** What is not as declared of an answer whose status is. */
function otherPart(outcome: Outcome, status: number, { status: good, hasHeaders }: HttpProbe): string {
  if (outcome === 'wrong_body') return ' with another body';
  if (outcome !== 'wrong' || !good.includes(status)) return '';
  // Runs of before a wrong body had an outcome of its own had no headers to look at.
  return hasHeaders === undefined ? ' with another body' : ' with other headers';
}

function connectionWords(outcome: Outcome, probe: Probe): string {
  const { within } = probe;
  switch (outcome) {
    case 'refused':
      return 'were refused';
    case 'reset':
      return 'were reset';
    case 'closed_early':
      return 'were closed before their answer ended';
    case 'connect_timeout':
      return `could not connect within ${secondsText(within)}`;
    case 'response_timeout':
      return `had no answer within ${secondsText(within)}`;
    case 'dns':
      return 'did not find the name';
    case 'unreachable':
      return 'found no route';
    case 'tls':
      return 'failed at TLS';
    case 'protocol':
      return `had an answer that is no valid ${spokenBy(probe)}`;
    case 'starting':
      return 'were told that it is starting up';
    case 'stopping':
      return 'were told that it is shutting down';
    case 'full':
      return 'were told that it has no connection left';
    case 'not_serving':
      return 'were told that it does not serve';
    case 'degraded':
      return 'had a degraded answer';
    case 'denied':
      return 'were not let in';
    case 'failed':
      return 'failed';
    case 'silent':
      return 'saw nothing';
    case 'wrong':
    case 'wrong_body':
    case 'http4xx':
    case 'http5xx':
      return 'had a wrong answer';
    case 'ok':
    case 'harness_late':
    case 'no_data':
      return 'were not judged';
  }
}
