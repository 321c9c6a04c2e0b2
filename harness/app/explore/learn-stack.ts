/** Learns a stack before anything is broken in it: brings it up once, asks and looks, and takes it down. */
import { basename, dirname } from 'node:path';
import { tcp } from '../../dsl/tcp.ts';
import { runsOnce } from '../../init/runs-once.ts';
import { type GivenProbe, readGiven } from '../../learn/given.ts';
import { learnLive } from '../../learn/learn.ts';
import { listText } from '../../model/count-text.ts';
import type { DescribedService } from '../../model/described-service.ts';
import { FailureError, failure } from '../../model/failure.ts';
import type { LearnedStack } from '../../model/learned.ts';
import type { Load } from '../../model/load.ts';
import { isAwaited } from '../../model/one-shot.ts';
import type { Plan, ResolvedService } from '../../model/plan.ts';
import type { Probe, ProbeName } from '../../model/probe.ts';
import { reachOf } from '../../model/reach.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { ServiceName, Stack } from '../../model/stack.ts';
import { type Duration, type Instant, minutes, seconds } from '../../model/time.ts';
import type { Machine } from '../../provision/ensure.ts';
import type { Env } from '../../provision/host/paths.ts';
import { runWith } from '../../runner/run.ts';
import { shownFiles } from '../../scenario-file/compose-file.ts';
import type { LoadedScenario } from '../../scenario-file/loaded-scenario.ts';
import { makeRunDirectory } from '../../store/run-directory.ts';
import type { Attached } from '../attach.ts';
import { compileWith } from '../compile-scenarios.ts';
import { engineKind } from '../engine.ts';
import { imagesAtHand } from '../images-at-hand.ts';
import { missingScripts } from '../k6-script.ts';
import { nameRun } from '../name-run.ts';
import { openRun } from '../open-run.ts';
import type { Output } from '../output-port.ts';
import { prepareRun } from '../prepare-run.ts';

export interface LearnInputs {
  /** Its Compose files are settled. */
  readonly stack: Stack;
  /** What is attached to in place of bringing `stack` up. Null: it is brought up. */
  readonly attached: Attached | null;
  readonly machine: Machine;
  readonly env: Env;
  readonly output: Output;
  /** Aborts on Ctrl-C; its reason is a FailureError. */
  readonly signal: AbortSignal;
  /** The exploration's folder; the run that learns is kept in its `learn`. */
  readonly folder: string;
  readonly seed: string;
  /** What the user says is asked, as URLs: `http://api/orders`. Absent: nothing. */
  readonly given?: readonly string[];
  /** Traffic beside the probes, by the name of its script. Absent: none. */
  readonly load?: Readonly<Record<ProbeName, Load>>;
  /** For how long nothing is done but to look. Default 10 s. */
  readonly watched?: Duration;
}

export interface LearnedProject {
  readonly learned: LearnedStack;
  readonly described: readonly DescribedService[];
  /** With the health checks that only their images have. */
  readonly services: readonly ResolvedService[];
}

/** The longest that it may take to come up and be watched. */
const longest = minutes(30);

/**
 * Throws R240 where nothing stays up, R241 where nothing can be asked, and what kept the stack from coming up or from being steady (R301,
 * R307); R248 where what is to be asked is none of it. Whatever happens, nothing of it is up any more.
 */
export async function learnStack(inputs: LearnInputs): Promise<LearnedProject> {
  const { machine, env, output, signal, folder, seed, watched = seconds(10) } = inputs;
  const { loaded, described, compiled, given } = await planToLearn(inputs);
  const interruption = { signal, release: () => undefined };
  const options = { reports: folder, seed };
  const plan = await prepareRun({ plan: compiled, loaded, machine, options, env, output, interruption });
  const listened = new Map<ServiceName, Instant>();
  const { context, identity, close } = await openRun({
    plan,
    machine,
    name: nameRun({ plan, options }),
    command: `resilience explore ${plan.file}`,
    directory: () => makeRunDirectory(dirname(folder), basename(folder), 'learn'),
    signal,
    observers: [(event) => void (event.type === 'service.listened' && listened.set(event.service, event.by))],
  });
  const learned: LearnedStack[] = [];
  const onProgress = (text: string): void => output.status(`learning: ${text}`);
  onProgress('bringing the stack up');
  const { failures } = await runWith(context, identity, async (live) => {
    learned.push(await learnLive(live, { described, given, watched, listened, onProgress }));
  }).finally(async () => {
    output.status(null);
    await close();
  });
  if (failures.length > 0) throw new FailureError(failures);
  const [found] = learned;
  if (found === undefined) throw new Error('the run that learns ended without a failure, and nothing was learned');
  if (found.services.every((one) => one.once)) throw nothingStays(inputs.stack);
  if (found.entries.length === 0) throw nothingToAsk(inputs.stack, found);
  return { learned: found, described, services: plan.services };
}

interface PlanToLearn {
  readonly loaded: LoadedScenario;
  readonly described: readonly DescribedService[];
  readonly compiled: Plan;
  readonly given: readonly GivenProbe[];
}

/** A run without experiments. Published ports are connected to now and then, which tells when they began to listen. */
async function planToLearn(inputs: LearnInputs): Promise<PlanToLearn> {
  const { stack, attached, machine, env, seed, given: wanted = [], load = {} } = inputs;
  const { compose, images, endpoint } = machine;
  const project = attached === null ? await engineKind.describeProject(stack, compose, images) : null;
  const described = project?.withImages(await imagesAtHand(Object.values(project.images), env)) ?? asFound(attached!);
  const services = attached?.services ?? (await engineKind.resolveProject(stack, compose, images));
  if (described.every((one) => runsOnce(one, described)?.isGuess === false)) throw nothingStays(stack);
  const given = readGiven(
    wanted,
    services.map((one) => one.name),
  );
  const missing = [...given.problems, ...(await missingScripts({ load }, '--load'))];
  if (missing.length > 0) throw new FailureError(missing);
  const scenario: Scenario = {
    ...{ type: 'scenario', title: 'what is normal', tags: [], stack, probes: doorsOfUsers(services), load },
    ...{ steadyState: [], experiments: {}, fresh: 'never', budget: longest },
  };
  const loaded = { scenario, name: stack.name, file: shownFiles(stack), variants: {}, judged: false, byHand: true };
  const elsewhere =
    endpoint.at === 'elsewhere' ? ({ elsewhere: endpoint.forward === null ? 'nowhere' : 'tunnel' } as const) : {};
  const { plan, problems } = compileWith(loaded, seed, { ...(attached ?? { services }), ...elsewhere });
  if (plan === null) throw new FailureError(problems);
  return { loaded, described, compiled: plan, given: given.probes };
}

function doorsOfUsers(services: readonly ResolvedService[]): Readonly<Record<ProbeName, Probe>> {
  const doors = services
    .filter(({ name }) => !isAwaited(name, services))
    .flatMap((one) => one.ports.map(({ container }) => ({ name: one.name, port: container })))
    .filter(({ name, port }) => reachOf(name, services, port).at === 'published');
  return Object.fromEntries(
    doors.map(({ name, port }) => [
      `${name} ${port}`,
      tcp({ type: 'service', name }, { port, rate: '1/s', within: '2s' }),
    ]),
  );
}

/** Without a Compose file only the engine tells of it. */
const asFound = ({ services }: Attached): readonly DescribedService[] =>
  services.map((one) => ({ ...one, environment: {}, command: null, exposed: [], offers: false, udp: [] }));

const nothingStays = (stack: Stack): FailureError =>
  new FailureError([
    failure('R240', 'every service runs once and ends, so there is nothing to break', {
      at: shownFiles(stack),
      fix: 'name a Compose file with a service that stays up',
    }),
  ]);

const nothingToAsk = (stack: Stack, { services }: LearnedStack): FailureError => {
  const staying = services.filter((one) => !one.once).map((one) => one.name);
  return new FailureError([
    failure('R241', `nobody answers at a port of ${listText(staying)}, so nobody can tell what a fault does to users`, {
      at: shownFiles(stack),
      fix: 'publish the port that users ask, such as ports: ["8080:80"], or name what they ask with --probe',
    }),
  ]);
};
