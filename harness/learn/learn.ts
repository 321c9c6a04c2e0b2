/** Learns a stack that is up by asking and looking: nothing is done to it. */
import type { ContainerView } from '../engine/engine.ts';
import { plural } from '../model/count-text.ts';
import type { DescribedService } from '../model/described-service.ts';
import { secondsText } from '../model/duration-text.ts';
import type { EntryPoint, LearnedService, LearnedStack } from '../model/learned.ts';
import type { ProbeName } from '../model/probe.ts';
import type { ServiceName } from '../model/stack.ts';
import type { Duration, Instant } from '../model/time.ts';
import type { LiveContext } from '../runner/context.ts';
import { askFor } from './ask.ts';
import { doorsIn } from './door.ts';
import { edgesSeen } from './edges.ts';
import { type AskedQuestion, entryPoint } from './entry-point.ts';
import { errorLines } from './error-lines.ts';
import { findEntries } from './find-entries.ts';
import type { Question } from './questions.ts';
import { firstOf, startsIn } from './starts-in.ts';
import { watchSockets } from './watch-sockets.ts';

export interface Learning {
  readonly described: readonly DescribedService[];
  /** For how long nothing is done but to look. */
  readonly watched: Duration;
  /** When services were first seen to take a connection; who was not is left out. */
  readonly listened: ReadonlyMap<ServiceName, Instant>;
  /** What a person sees meanwhile. */
  readonly onProgress: (text: string) => void;
}

/** How often what was found is asked: the best of both is that a cell of the matrix is told within a tenth of a second. */
const perSecond = 10;

/** What answers is asked long before; what does not may take so long as one that is bad. */
export async function learnLive(live: LiveContext, learning: Learning): Promise<LearnedStack> {
  const { env, plan, signal, address } = live;
  const { described, watched, listened, onProgress } = learning;
  const views = await env.engine.containers.list();
  const once = (name: ServiceName): boolean => runsOnce(live, name, views);
  const sockets = watchSockets(live);
  await sockets.look();
  const around = { described, planned: plan.services, views, listening: sockets.listening, address };
  const doors = doorsIn(around, ({ name }) => !once(name));
  onProgress(`asking ${plural(doors.length, 'port')} in what they speak`);
  const questions = await findEntries(live, doors);
  onProgress(`watching for ${secondsText(watched)} how it is when nothing is done to it`);
  const began = await env.engine.time();
  const over = new AbortController();
  const looking = sockets.until(AbortSignal.any([signal, over.signal]));
  const asked = await askFor(live, questions.map(often), watched).finally(() => over.abort(new Error('watched')));
  await looking;
  signal.throwIfAborted();
  const all = questions.map(
    (question, index): AskedQuestion => ({ question: often(question), answers: asked[index]! }),
  );
  const entries = named(all);
  const errors = await errorLines(live, views, began);
  const ports = new Map(
    entries
      .map(({ question }) => question.door)
      .toReversed()
      .map((door) => [door.service.name, door.port]),
  );
  const points = entries.map(({ entry }) => entry).sort((a, b) => rank(a) - rank(b));
  return {
    stack: { ...plan.stack, services: { ...plan.stack.services, ...withPorts(ports) } },
    services: described.map(({ name }): LearnedService => {
      const own = entries.find(({ entry }) => entry.service === name);
      return {
        name,
        once: once(name),
        entry: own?.entry.name ?? null,
        firstProcess: sockets.firstProcess(name),
        startsIn: startsIn(live, firstOf(views, name), listened.get(name) ?? null, own?.answers ?? []),
        errorLines: errors.get(name) ?? 0,
        losesWithContainer: [],
      };
    }),
    entries: points,
    edges: edgesSeen(described, sockets.seen()),
    watched,
    traffic: `the probes of ${plural(points.length, 'entry point')}`,
  };
}

const rank = ({ by }: EntryPoint): number => (by === 'users' ? 0 : 1);

const often = (question: Question): Question => ({ ...question, probe: { ...question.probe, rate: perSecond } });

const withPorts = (ports: ReadonlyMap<ServiceName, number>): Readonly<Record<ServiceName, { readonly port: number }>> =>
  Object.fromEntries([...ports].map(([name, port]) => [name, { port }]));

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

/** By its service; a further one of the same by its port too. */
function named(all: readonly AskedQuestion[]): readonly Named[] {
  const taken = new Set<ProbeName>();
  return all.flatMap((one): readonly Named[] => {
    const { door } = one.question;
    const own = door.service.name;
    const name = taken.has(own) ? `${own} ${door.port}` : own;
    const entry = entryPoint(name, one, all);
    if (entry === null) return [];
    taken.add(name);
    return [{ entry, question: one.question, answers: one.answers }];
  });
}
