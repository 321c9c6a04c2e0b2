/** What a probe was answered in a golden case, and what its observer told of it. */
import type { EventOf } from '../../harness/model/event.ts';
import type { Plan } from '../../harness/model/plan.ts';
import type { Outcome } from '../../harness/model/probe.ts';
import { type Instant, instant, milliseconds } from '../../harness/model/time.ts';
import { answered, only } from './events.ts';

type Answer = EventOf<'probe.ended'>;

/** `answers <probe> <outcome> [taking <s>]`: one for every due instant in [from, until). */
export function readAnswers(from: Instant, until: Instant, words: readonly string[], plan: Plan) {
  const name = words[1]!;
  const { rate, kind } = plan.probes[name]!;
  const period = 1000 / rate;
  const taking = takingOf(words);
  const said = saidOf(words);
  const events: (Answer | EventOf<'metric.sampled'>)[] = [];
  for (let n = Math.ceil(from / period - 1e-6); n * period < until - 1e-6; n++) {
    const made = { ...answerOf(name, n, period, words[2] as Outcome, taking), ...said };
    if (kind === 'promql') events.push(metric(made, words.slice(4).join(' ')));
    events.push(made);
  }
  return events;
}

const saidOf = (words: readonly string[]) => (words[3] === 'saying' ? { value: words.slice(4).join(' ') } : {});

const takingOf = (words: readonly string[]): number => (words[3] === 'taking' ? Number(words[4]) * 1000 : 4);

/** `answer <probe> <outcome> [taking <s>]`: the one that is due next. */
export function readAnswer(from: Instant, words: readonly string[], plan: Plan): Answer {
  const period = 1000 / plan.probes[words[1]!]!.rate;
  const made = answerOf(words[1]!, Math.ceil(from / period - 1e-6), period, words[2] as Outcome, takingOf(words));
  return { ...made, ...saidOf(words) };
}

function answerOf(probe: string, n: number, period: number, outcome: Outcome, taking: number): Answer {
  const due = n * period;
  const end = instant(due + (outcome.endsWith('timeout') ? Math.max(taking, 1000) : taking));
  const status = { ok: 200, http5xx: 500, degraded: 503 }[outcome as string] ?? null;
  return answered(due, outcome, {
    probe,
    connection: n % 2 === 0 ? 'fresh' : 'kept',
    sent: instant(due + 0.4),
    end,
    status,
  });
}

/** An `up` of one target: 1 while it is good. An alert has a series while it fires. */
function metric({ probe, due, end, outcome }: Answer, reason: string): EventOf<'metric.sampled'> {
  const series = [{ labels: { __name__: 'up', job: 'api' }, points: [[end, outcome === 'ok' ? 1 : 0]] as const }];
  const silent = outcome === 'no_data' || outcome === 'harness_late';
  const gap = silent ? reason || 'no reason given' : null;
  return only('metric.sampled', end, { probe, due, end, series: silent ? [] : series, gap, notes: [] });
}

/** `witness <metric> scrape <s> timeout <s> [evaluation <s>] [problem <words>]` */
export function readWitness(time: Instant, words: readonly string[]): EventOf<'witness.observed'> {
  const length = (word: string) => {
    const index = words.indexOf(word);
    return index < 0 ? null : milliseconds(Number(words[index + 1]) * 1000);
  };
  const problem = words.includes('problem') ? words.slice(words.indexOf('problem') + 1).join(' ') : null;
  return only('witness.observed', time, {
    probe: words[1]!,
    version: '2.53.3',
    clockOffset: milliseconds(0),
    clockUncertainty: milliseconds(1),
    scrapeInterval: length('scrape'),
    scrapeTimeout: length('timeout'),
    evaluationInterval: length('evaluation'),
    alertFor: null,
    problem,
  });
}
