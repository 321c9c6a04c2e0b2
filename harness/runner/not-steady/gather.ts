/** Asks the engine, as well as it can, why services are not ready, and tells it as one failure of the catalogue. */
import type { ContainerView } from '../../engine/engine.ts';
import type { Environment } from '../../engine/environment.ts';
import { type Failure, failure } from '../../model/failure.ts';
import { missingProgram } from '../../model/last-words.ts';
import type { Plan, PlannedService } from '../../model/plan.ts';
import { type Duration, milliseconds } from '../../model/time.ts';
import { causesText } from './cause-text.ts';
import { causesOf } from './causes.ts';
import { evidenceOf } from './evidence.ts';
import { nextSteps } from './next-step.ts';
import { type Symptom, symptomOf } from './symptom.ts';
import type { Trouble } from './trouble.ts';

export interface NotSteady {
  readonly code: 'R301' | 'R307' | 'R305';
  /** `not steady within 20 s`: what stands before the causes. */
  readonly what: string;
  readonly troubled: readonly PlannedService[];
  readonly views: readonly ContainerView[];
  /** The containers as they were seen later, where somebody went on looking. */
  readonly later?: readonly ContainerView[];
  /** Further evidence. */
  readonly said?: readonly string[];
}

export async function tellNotSteady(
  { env, plan }: { env: Environment; plan: Plan },
  told: NotSteady,
): Promise<Failure> {
  const { code, what, troubled, views, later = views, said = [] } = told;
  const troubles = await Promise.all(troubled.map((service) => troubleOf(env, service, views, later)));
  const causes = causesOf(troubles, plan.services);
  return failure(code, `${what}: ${causesText(causes)}`, {
    fix: nextSteps(causes.map(({ trouble }) => trouble)),
    evidence: [...evidenceOf(causes), ...said],
  });
}

async function troubleOf(
  env: Environment,
  service: PlannedService,
  all: readonly ContainerView[],
  later: readonly ContainerView[],
): Promise<Trouble> {
  const views = all.filter((view) => view.service === service.name);
  const symptom = symptomOf(service, views);
  const view = 'view' in symptom ? symptom.view : undefined;
  return {
    service,
    symptom,
    log: view === undefined ? [] : await lastLines(env, view),
    programs: await programsIn(env, symptom),
    passedAfter: passedAfter(view, later),
  };
}

/** So many are read: what is telling may stand above a stack trace. */
const linesRead = 40;

/** Without the engine's timestamps, and without colours; what cannot be read is nothing. */
async function lastLines({ engine }: Environment, { id }: ContainerView): Promise<readonly string[]> {
  const log = await engine.containers.logs(id, linesRead).catch(() => '');
  return log
    .split('\n')
    .map((line) =>
      line
        .replace(/^\d{4}-\d\d-\d\dT\S+ ?/, '')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
        .replace(/\u001b\[[0-9;]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
        .trimEnd(),
    )
    .filter((line) => line !== '');
}

/** What checks are written with, the most usual first. */
const usual = ['curl', 'wget', 'nc', 'node', 'python3', 'busybox', 'bash'];

/** Those that are there, where a check did not find its own. */
async function programsIn({ engine }: Environment, symptom: Symptom): Promise<readonly string[]> {
  if (symptom.what !== 'check failed' || missingProgram(symptom.look) === null) return [];
  const ask = `for one in ${usual.join(' ')}; do command -v $one >/dev/null 2>&1 && echo $one; done; true`;
  const answer = await engine.containers.exec(symptom.view.id, ['sh', '-c', ask]).catch(() => null);
  if (answer === null || answer.exitCode !== 0) return [];
  const found = answer.output.split('\n').map((line) => line.trim());
  return usual.filter((one) => found.includes(one));
}

/** The end of the first good look at this life of it. */
function passedAfter(view: ContainerView | undefined, later: readonly ContainerView[]): Duration | null {
  const same = later.find((one) => one.id === view?.id && one.startedAt === view.startedAt);
  const good = same?.health?.log.find((one) => one.exitCode === 0 && one.start >= same.startedAt);
  return good === undefined ? null : milliseconds(good.end - same!.startedAt);
}
