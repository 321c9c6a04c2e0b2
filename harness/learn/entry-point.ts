/** What was seen of an entry point while nothing was done to it, as what is good from then on. */
import { percentText } from '../model/count-text.ts';
import { distinct } from '../model/distinct.ts';
import type { EntryPoint } from '../model/learned.ts';
import type { HttpProbe, Probe, ProbeName } from '../model/probe.ts';
import type { ProbeEnded } from '../model/probe-ended.ts';
import { between, type Duration, milliseconds, seconds } from '../model/time.ts';
import { nearestRank, sorted } from '../statistics/quantile.ts';
import { goodBody } from './good-body.ts';
import { pageAtOtherPort, type Question } from './questions.ts';

/** A question with what came of it. */
export interface AskedQuestion {
  readonly question: Question;
  readonly answers: readonly ProbeEnded[];
}

/** Less does not tell who hangs from who gives up in good time and says so. */
const shortest = seconds(3);
const longest = seconds(10);
/** A machine with much to do answers later than an idle one. */
const patience = 10;
const step = 500;

export interface EntryInputs {
  readonly name: ProbeName;
  /** Where its service is asked for pages. */
  readonly ownPort: number;
  readonly asked: AskedQuestion;
  /** What other services answered. */
  readonly others: readonly AskedQuestion[];
}

/** Null: it got no good answer. */
export function entryPoint({ name, ownPort, asked, others }: EntryInputs): EntryPoint | null {
  const { question, answers } = asked;
  const told = answers.filter(({ outcome }) => outcome !== 'harness_late' && outcome !== 'no_data');
  const good = told.filter((one) => one.outcome === 'ok' && (one.status ?? 0) < 500);
  if (good.length === 0) return null;
  const took = sorted(good.map(({ due, end }) => between(due, end)));
  const [p50, p99] = [0.5, 0.99].map((share) => milliseconds(nearestRank(took, share))) as [Duration, Duration];
  const { probe, text } = learnedProbe(question, good, { ownPort, others });
  return {
    name,
    service: question.door.service.name,
    by: question.door.by,
    probe: { ...probe, within: timeFor(p99) },
    steady: { text: `${text}${share(good.length, told.length)}`, good: good.length, due: told.length, p50, p99 },
  };
}

const timeFor = (p99: Duration): Duration =>
  milliseconds(Math.min(longest, Math.max(shortest, Math.ceil((patience * p99) / step) * step)));

const share = (good: number, due: number): string => (good === due ? '' : `, in ${percentText(good / due, 0)} of all`);

interface Learned {
  readonly probe: Probe;
  readonly text: string;
}

function learnedProbe(
  question: Question,
  good: readonly ProbeEnded[],
  { ownPort, others }: Pick<EntryInputs, 'ownPort' | 'others'>,
): Learned {
  const { probe, says, door } = question;
  if (says !== null) return { probe, text: says };
  const { value: _, ...page } = probe as HttpProbe;
  const status = distinct(good.map((one) => one.status ?? 0)).toSorted((a, b) => a - b);
  const led = page.redirects === 'follow' ? ' leads to a page that' : '';
  const text = `${page.method} ${page.path}${led} gives ${status.join(' or ')}`;
  if (door.port !== ownPort) return { probe: pageAtOtherPort(question, status), text: `${text} at port ${door.port}` };
  const bodies = bodiesOf(good);
  const body = goodBody(
    bodies,
    others.filter((one) => one.question.door.service.name !== page.service).flatMap((one) => bodiesOf(one.answers)),
  );
  const same = body === null ? '' : distinct(bodies).length === 1 ? ' and always the same body' : ' and the same words';
  return { probe: { ...page, status, body }, text: `${text}${same}` };
}

const bodiesOf = (answers: readonly ProbeEnded[]): readonly string[] => answers.flatMap(({ value }) => value ?? []);
