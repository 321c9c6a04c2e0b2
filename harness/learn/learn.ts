/** Learns a stack that is up by asking and looking: nothing is done to it. */
import type { ContainerView } from '../engine/engine.ts';
import { listText, plural } from '../model/count-text.ts';
import type { DescribedService } from '../model/described-service.ts';
import { secondsText } from '../model/duration-text.ts';
import { fail } from '../model/failure.ts';
import type { EntryPoint, LearnedService, LearnedStack } from '../model/learned.ts';
import type { ProbeName } from '../model/probe.ts';
import { hasLatency } from '../model/probe-traits.ts';
import type { ServiceName } from '../model/stack.ts';
import type { Duration, Instant } from '../model/time.ts';
import type { LiveContext } from '../runner/context.ts';
import { startLoads } from '../runner/loads.ts';
import { askFor } from './ask.ts';
import { doorGiven, doorsIn, type EntryDoor } from './door.ts';
import { edgesSeen } from './edges.ts';
import { type AskedQuestion, entryPoint } from './entry-point.ts';
import { errorLines } from './error-lines.ts';
import { findEntries } from './find-entries.ts';
import type { GivenProbe } from './given.ts';
import { goesWithContainer } from './kept-data.ts';
import type { Question } from './questions.ts';
import { refuseUnsteady } from './refuse-unsteady.ts';
import { firstOf, startsIn } from './starts-in.ts';
import { watchNames } from './watch-names.ts';
import { type SocketWatch, watchSockets } from './watch-sockets.ts';

export interface Learning {
  readonly described: readonly DescribedService[];
  /** What the user says is asked. */
  readonly given: readonly GivenProbe[];
  /** For how long nothing is done but to look. */
  readonly watched: Duration;
  /** When services were first seen to take a connection; who was not is left out. */
  readonly listened: ReadonlyMap<ServiceName, Instant>;
  /** What a person sees meanwhile. */
  readonly onProgress: (text: string) => void;
}

/** How often what was found is asked: the best of both is that a cell of the matrix is told within a tenth of a second. */
const perSecond = 10;

/** Throws R241 where nothing is answered that the user says is asked, and R301 where what is asked is not steady. */
export async function learnLive(live: LiveContext, learning: Learning): Promise<LearnedStack> {
  const { env, plan } = live;
  const { described, watched, listened } = learning;
  const views = await env.engine.containers.list();
  const once = (name: ServiceName): boolean => runsOnce(live, name, views);
  const sockets = watchSockets(live);
  const names = watchNames(live, views);
  await sockets.look();
  const counting = names.begin();
  const find = () => findQuestions(live, learning, { views, listening: sockets.listening, once });
  const questions = await find();
  await counting;
  const began = await env.engine.time();
  const watchAll = (asked: readonly Question[]) => watch(live, asked, { sockets, learning });
  const first = await watchAll(questions);
  // Whoever took connections only may not have been ready to answer yet.
  const later = questions.every(speaks) ? questions : await find();
  const all = speaking(later) > speaking(questions) ? await watchAll(later) : first;
  const entries = named(all);
  const errors = await errorLines(live, views, began);
  const edges = edgesSeen(described, sockets.seen(), await names.seen());
  const services = described.map(async ({ name }): Promise<LearnedService> => {
    const own = entries.find(({ entry }) => entry.service === name);
    const view = firstOf(views, name);
    const written = view === undefined ? [] : await env.engine.containers.written(view.id).catch(() => []);
    return {
      name,
      once: once(name),
      entry: own?.entry.name ?? null,
      firstProcess: sockets.firstProcess(name),
      startsIn: startsIn(live, view, listened.get(name) ?? null, own?.answers ?? []),
      errorLines: errors.get(name) ?? 0,
      losesWithContainer: goesWithContainer(view ?? {}, written, own?.question.speaks ?? null),
    };
  });
  const points = entries.map(({ entry }) => entry).sort((a, b) => rank(a) - rank(b));
  refuseUnsteady(points);
  return {
    stack: { ...plan.stack, services: { ...plan.stack.services, ...withPorts(entries) } },
    services: await Promise.all(services),
    entries: points,
    edges,
    watched,
    traffic: `${listText([...Object.keys(plan.load), probesOf(points.length)])}${unseen(sockets)}`,
  };
}

const probesOf = (count: number): string => `the probes of ${plural(count, 'entry point')}`;

const unseen = (sockets: SocketWatch): string =>
  sockets.refused() === null ? '' : `; connections could not be seen: ${sockets.refused()}`;

interface Found {
  readonly views: readonly ContainerView[];
  readonly listening: SocketWatch['listening'];
  readonly once: (name: ServiceName) => boolean;
}

/** What the user named first: it is what users ask. */
async function findQuestions(
  live: LiveContext,
  { described, given, onProgress }: Learning,
  { views, listening, once }: Found,
): Promise<readonly Question[]> {
  const around = { described, planned: live.plan.services, views, listening, address: live.address };
  const wanted = given.map((one) => doorGiven(one, around) ?? unanswered(one));
  const doors = [...wanted, ...doorsIn(around, ({ name }) => !once(name))];
  onProgress(`asking ${plural(doors.length, 'port')} in what they speak`);
  const questions = await findEntries(live, doors);
  for (const door of wanted) if (!questions.some((one) => one.door === door)) unanswered(door.given!);
  return questions.filter(({ door, probe }) => door.given !== undefined || !isAmong(questions, door, probe));
}

/** It is asked already, as the user said. */
const isAmong = (questions: readonly Question[], door: EntryDoor, probe: Question['probe']): boolean =>
  questions.some(
    (one) =>
      one.door.given !== undefined &&
      one.door.service.name === door.service.name &&
      one.door.port === door.port &&
      ('path' in probe ? 'path' in one.probe && probe.path === one.probe.path : !('path' in one.probe)),
  );

function unanswered({ service, path, port }: GivenProbe): never {
  const where = `${service}${port === null ? '' : `:${port}`}${path === '/' ? '' : path}`;
  return fail('R241', `nobody answers at ${where}, which is to be asked`, {
    fix: `ask for something else of ${service}, or begin without --probe: it is then found who answers`,
  });
}

/** Nothing is done meanwhile. */
async function watch(
  live: LiveContext,
  questions: readonly Question[],
  { sockets, learning }: { readonly sockets: SocketWatch; readonly learning: Learning },
): Promise<readonly AskedQuestion[]> {
  const { signal } = live;
  const { watched, onProgress } = learning;
  onProgress(`watching for ${secondsText(watched)} what is normal`);
  const over = new AbortController();
  const seeing = sockets.until(AbortSignal.any([signal, over.signal]));
  const asked = questions.map(often);
  const load = await startLoads(live, { name: 'what is normal' });
  const answers = await askFor(live, asked, watched).finally(async () => {
    over.abort(new Error('watched'));
    await load.end();
  });
  await seeing;
  signal.throwIfAborted();
  return asked.map((question, index) => ({ question, answers: answers[index]! }));
}

/** More is known of it than that it takes connections. */
const speaks = ({ probe }: Question): boolean => hasLatency(probe);

const speaking = (questions: readonly Question[]): number => questions.filter(speaks).length;

const rank = ({ by }: EntryPoint): number => (by === 'users' ? 0 : 1);

const often = (question: Question): Question => ({ ...question, probe: { ...question.probe, rate: perSecond } });

/** The first port of each counts, and of those first the one where it is asked for a page. */
const withPorts = (entries: readonly Pick<Named, 'question'>[]): Readonly<Record<ServiceName, { port: number }>> =>
  Object.fromEntries(
    entries
      .toSorted((a, b) => Number(a.question.says !== null) - Number(b.question.says !== null))
      .toReversed()
      .map(({ question: { door } }) => [door.service.name, { port: door.port }]),
  );

/** It is meant to end, or has done so well. */
function runsOnce({ plan }: LiveContext, name: ServiceName, views: readonly ContainerView[]): boolean {
  const own = views.filter((one) => one.service === name);
  if (plan.services.find((one) => one.name === name)?.oneShot === 'awaited') return true;
  return own.length === 0 || own.every(({ status, exitCode }) => status === 'exited' && exitCode === 0);
}

interface Named {
  readonly entry: EntryPoint;
  readonly question: Question;
  readonly answers: AskedQuestion['answers'];
}

/** By its service, and the path that the user named; a further one of the same by its port too. */
function named(all: readonly AskedQuestion[]): readonly Named[] {
  const ports = withPorts(all);
  const taken = new Set<ProbeName>();
  return all.flatMap((one): readonly Named[] => {
    const { door } = one.question;
    const service = door.service.name;
    const path = door.given === undefined || door.given.path === '/' ? '' : ` ${door.given.path}`;
    const plain = `${service}${path}`;
    const name = taken.has(plain) ? `${service} ${door.port}${path}` : plain;
    const entry = entryPoint({ name, ownPort: ports[service]!.port, asked: one, others: all });
    if (entry === null) return [];
    taken.add(name);
    return [{ entry, question: one.question, answers: one.answers }];
  });
}
