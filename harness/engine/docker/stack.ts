/** One run's Compose project: its images, its containers up, and all of it removed again. */
import type Docker from 'dockerode';
import { distinct } from '../../model/distinct.ts';
import { FailureError, fail } from '../../model/failure.ts';
import type { BaseImages, ComposeCommand } from '../../model/machine.ts';
import type { Plan } from '../../model/plan.ts';
import type { ServiceName } from '../../model/stack.ts';
import type { StackLifecycle } from '../engine.ts';
import type { RunLabels } from '../kind.ts';
import { readCompose } from './bounded-compose.ts';
import { keptImages } from './built-images.ts';
import { type ComposeConfig, plainText, readConfig } from './compose/config.ts';
import { upFailure } from './compose/problem.ts';
import { type HealthToWrap, imageOf, portsToPublish, publishedPorts, runOverride } from './compose/run-override.ts';
import { settingsOverride } from './compose/settings-override.ts';
import { tooOldFor } from './compose/too-old.ts';
import { type ComposeTarget, runCompose } from './compose.ts';
import { imageCheck, provideImages } from './images.ts';
import { labelsOf } from './leftovers.ts';
import { once } from './once.ts';
import { freePorts } from './ports.ts';
import { healthSettings } from './settings.ts';
import { removeLabelled } from './sweep.ts';

export interface StackOptions extends RunLabels {
  readonly docker: Docker;
  readonly compose: ComposeCommand;
  readonly images: BaseImages;
  readonly plan: Plan;
  readonly engineMajor: number | null;
}

export function dockerStack({ docker, compose, images, plan, engineMajor, ...labelled }: StackOptions): StackLifecycle {
  const { stack } = plan;
  const target: ComposeTarget = { compose, stack, images, project: labelled.project };
  const config = once(async () => {
    const resolved = await readConfig(target, settingsOverride(stack));
    const problems = tooOldFor(resolved, stack, engineMajor);
    if (problems.length > 0) throw new FailureError(problems);
    return resolved;
  });
  const imageName = async (name: ServiceName): Promise<string> =>
    imageOf(stack, name, (await config()).services[name]!);

  /** Made when first needed, after `prepare`, and then kept: the file in the run directory is the one that ran. */
  const override = once(async () => {
    const resolved = await config();
    const wrap = await healthToWrap(docker, plan, resolved);
    const publish = portsToPublish(plan.services);
    const hostPorts = await freePorts(publishedPorts(resolved, publish).map(({ count }) => count));
    return runOverride({ ...labelled, stack, config: resolved, hostPorts, wrap, publish });
  });

  /** The call of `up` that is under way, and how to end it. */
  const under = { way: Promise.resolve() as Promise<unknown>, stop: new AbortController() };
  const up = async (more: readonly string[], code: 'R307' | 'R409', what: string): Promise<void> => {
    const text = await override();
    const { signal } = under.stop;
    const args = ['up', '-d', '--no-build', '--pull', 'never', ...more];
    const call = runCompose(target, args, { override: text, signal });
    under.way = call.catch(() => undefined);
    const outcome = await call;
    if (signal.aborted) fail('R308', 'The stack was taken down while it was coming up.');
    if (!outcome.ok) throw new FailureError([upFailure(outcome, code, `Compose could not bring ${what} up:`)]);
  };

  return {
    prepare: async (onProgress) => {
      const resolved = await config();
      const names = runOverride({ ...labelled, stack, config: resolved, hostPorts: [], wrap: {} });
      await provideImages({ docker, target, config: resolved, override: names, onProgress });
    },
    imageHealth: async (service) => {
      const facts = await imageCheck(docker, await imageName(service));
      return healthSettings(facts?.health, engineMajor);
    },
    up: () => up([], 'R307', 'the stack'),
    recreate: (services) => up(['--no-deps', ...services], 'R409', services.join(', ')),
    /** By label and not by Compose: that is quicker, needs no file that may have changed, and finds helper containers too. */
    down: async () => {
      under.stop.abort();
      await under.way;
      const left = await removeLabelled(docker, labelsOf(labelled));
      under.stop = new AbortController();
      return left;
    },
    found: async () => [],
    kept: async () => {
      const built = Object.entries((await config()).services).filter(([, { build }]) => build);
      return keptImages(docker, distinct(built.map(([name, service]) => imageOf(stack, name, service))));
    },
    resolved: async () => {
      const { ok, stdout, output } = await readCompose(target, ['config'], { override: await override() });
      return ok ? stdout : fail('R409', `Compose could not print the stack as resolved: ${output.trim()}`);
    },
  };
}

/** The checks that the plan wants wrapped: Compose's own, or else the image's, which must be here. */
async function healthToWrap(
  docker: Docker,
  { stack, services }: Plan,
  config: ComposeConfig,
): Promise<Readonly<Record<ServiceName, HealthToWrap>>> {
  const found: Record<ServiceName, HealthToWrap> = {};
  for (const { name } of services.filter((service) => service.wrapHealth)) {
    const service = config.services[name]!;
    const image = await imageCheck(docker, imageOf(stack, name, service));
    const own = service.healthcheck?.test?.map(plainText) ?? [];
    const test = own.length > 0 ? own : (image?.health?.Test ?? []);
    if (test.length > 0 && test[0] !== 'NONE') found[name] = { test, ...(image?.shell && { shell: image.shell }) };
  }
  return found;
}
