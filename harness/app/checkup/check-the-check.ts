/** Tries every health check of a stack on a real engine, and what a change of the check makes of it. */
import { resolve } from 'node:path';
import { sharesNetwork } from '../../init/edges.ts';
import { runsOnce } from '../../init/runs-once.ts';
import { type Checkup, checkVerdicts } from '../../model/checkup.ts';
import type { DescribedService } from '../../model/described-service.ts';
import { distinctFailures, type Failure, fail, failure } from '../../model/failure.ts';
import type { LearnedEdge } from '../../model/learned.ts';
import type { ServiceName, Stack } from '../../model/stack.ts';
import { milliseconds } from '../../model/time.ts';
import { requireCompose } from '../../provision/finding/compose.ts';
import { filesOf, findProject, shownFiles } from '../../scenario-file/compose-file.ts';
import { shown } from '../../scenario-file/find-scenarios.ts';
import { makeRunDirectory, type RunDirectory, runName } from '../../store/run-directory.ts';
import { engineKind } from '../engine.ts';
import { mendProject } from '../explore/mend-project.ts';
import { sweptMachine } from '../find-machine.ts';
import { imagesAtHand } from '../images-at-hand.ts';
import { servicesForLint } from '../lint-project.ts';
import { packageVersion } from '../package-version.ts';
import type { CheckupBase, CheckupOptions, CheckupWorld } from './checkup-world.ts';
import { learnEntries } from './learn-entries.ts';
import { type MeasuredCheck, measureChecks } from './measure-checks.ts';
import { repairChecks } from './repair-checks.ts';
import type { EndedRun } from './rest-run.ts';
import { resultOf } from './result-of.ts';
import { writeCheckup } from './write-checkup.ts';

export interface KeptCheckup {
  readonly checkup: Checkup;
  readonly directory: RunDirectory;
}

/** `given`: the Compose file or its folder; undefined: what is here. Throws what is wrong before anything starts. */
export async function checkTheCheck(
  given: string | undefined,
  options: CheckupOptions,
  world: CheckupWorld,
): Promise<KeptCheckup> {
  const began = Date.now();
  const compose = await requireCompose(world.env);
  const settle = (one: Stack) => engineKind.settleFiles(one, compose);
  const stack = await findProject(given, 'npx resilience check-the-check stacks/shop/compose.yaml', settle);
  const machine = await sweptMachine(options, world);
  const interruption = world.listen();
  try {
    const described = await describe(stack, { ...machine, compose }, world);
    const { services: lint } = await servicesForLint(stack, options.reports, compose, world.env);
    const file = shownFiles(stack);
    const only = checkedIn(described, options.only, file);
    const name = runName(new Date(), options.seed);
    const directory = makeRunDirectory(resolve(options.reports, 'checks'), stack.name, name);
    const base = { stack, file, machine, interruption, options, world, directory, name, described, lint };
    const learned = await learnEntries(stack, 'learning', base);
    const dependencies = dependenciesIn(described, learned.learned.edges);
    const { checks, runs } = await measureChecks(learned, { folder: 'runs', only, dependencies }, base);
    const judged = checks.map((one) => resultOf(one, base, true));
    const about = { stack, learned: learned.learned, reports: options.reports };
    const repairable = await mendProject(about, { ...machine, compose }, world.env);
    const repaired = await repairChecks(judged, learned, { dependencies }, repairable, base);
    const failures = distinctFailures(runs.flatMap((one) => [...one.failures, ...one.analysis.failures]));
    const checkup: Checkup = {
      schema: 'resilience.checkup/1',
      stack: stack.name,
      files: filesOf(stack).map(shown),
      run: name,
      seed: options.seed,
      version: await packageVersion(),
      command: options.command,
      wall: began,
      took: milliseconds(Date.now() - began),
      ending: interruption.signal.aborted ? 'interrupted' : runs.every(isWhole) ? 'completed' : 'aborted',
      engine: runs.find((one) => one.analysis.engine !== null)?.analysis.engine ?? null,
      checks: repaired.checks.toSorted((a, b) => checkVerdicts.indexOf(a.verdict) - checkVerdicts.indexOf(b.verdict)),
      unchecked: uncheckedIn(described, checks),
      patch: repaired.patch,
      failures: [...failures, ...nothingJudged(repaired.checks, failures)],
      leftovers: [...runs, ...repaired.runs].flatMap((one) => one.analysis.leftovers),
    };
    await writeCheckup(checkup, directory);
    return { checkup, directory };
  } finally {
    interruption.release();
  }
}

async function describe(
  stack: Stack,
  { compose, images }: Pick<CheckupBase['machine'], 'compose' | 'images'>,
  { env }: CheckupWorld,
): Promise<readonly DescribedService[]> {
  const project = await engineKind.describeProject(stack, compose, images);
  return project.withImages(await imagesAtHand(Object.values(project.images), env));
}

/** Those that have a check, or may have one by their image. Throws R243 where none has. */
function checkedIn(
  services: readonly DescribedService[],
  only: readonly ServiceName[],
  at: string,
): readonly ServiceName[] {
  const able = services.filter((one) => one.health !== null || one.healthFrom === 'unknown').map((one) => one.name);
  const wanted = only.length === 0 ? able : only;
  const strange = wanted.find((name) => !able.includes(name));
  if (able.length === 0)
    return fail('R243', 'no service has a health check, so there is nothing to try', {
      at,
      fix: 'give a service one: healthcheck: { test: […] }; `resilience lint` names those that lack it',
    });
  if (strange !== undefined)
    return fail('R243', `${strange} has no health check here`, { at, fix: `name one of ${able.join(', ')}` });
  return wanted;
}

/** Whom each needs, and whose way to it can be cut. */
const dependenciesIn = (
  services: readonly DescribedService[],
  edges: readonly LearnedEdge[],
): ReadonlyMap<ServiceName, readonly ServiceName[]> =>
  new Map(
    services.map((one) => [
      one.name,
      services
        .filter(({ name }) => edges.some(({ from, to }) => from === one.name && to === name))
        .filter((other) => sharesNetwork(one, other) && runsOnce(other, services) === null)
        .map(({ name }) => name),
    ]),
  );

const uncheckedIn = (services: readonly DescribedService[], checks: readonly MeasuredCheck[]): readonly ServiceName[] =>
  services
    .filter(
      (one) =>
        one.health === null &&
        one.replicas > 0 &&
        runsOnce(one, services) === null &&
        !checks.some(({ service }) => service.name === one.name),
    )
    .map((one) => one.name);

/** Where something went wrong that is what kept them from it. */
const nothingJudged = (checks: Checkup['checks'], failures: readonly Failure[]): readonly Failure[] =>
  failures.length > 0 || checks.some(({ verdict }) => verdict !== 'unknown')
    ? []
    : [
        failure('R246', 'no health check could be judged', {
          fix: checks[0] === undefined ? 'pull or build the images first' : `${checks[0].service}: ${checks[0].why}`,
        }),
      ];

const isWhole = ({ analysis }: EndedRun): boolean => analysis.ending === 'completed';
