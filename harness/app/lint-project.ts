/** What in a Compose file cannot work: Compose reads it, earlier runs tell what was measured, and an engine what images say of themselves. */
import { startUps } from '../analysis/readings/start-ups.ts';
import type { ComposeSource } from '../compose-file/compose-file.ts';
import { writtenProject } from '../compose-file/written-project.ts';
import { lint } from '../lint/lint.ts';
import { wantedPrograms } from '../lint/wanted-programs.ts';
import type { LintLevel, LintReport, LintService } from '../model/lint.ts';
import type { BaseImages, ComposeCommand } from '../model/machine.ts';
import type { Stack } from '../model/stack.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import type { Env } from '../provision/host/paths.ts';
import { filesOf, findProject, shownFiles } from '../scenario-file/compose-file.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import { earlierRuns } from '../store/earlier-runs.ts';
import { imagesWithoutEngine } from './compile-scenarios.ts';
import { engineKind } from './engine.ts';
import { imagesAtHand, programsAtHand } from './images-at-hand.ts';

export interface LintWishes {
  /** The Compose file or its folder; absent: what is here. */
  readonly given: string | undefined;
  /** What is less serious is left out. */
  readonly least: LintLevel;
  /** Within which time a failure shall be noticed. */
  readonly objective: Duration | null;
  /** Where earlier runs are. */
  readonly reports: string;
}

export async function lintProject(wishes: LintWishes, env: Env): Promise<LintReport> {
  const { given, least, objective, reports } = wishes;
  const compose = await requireCompose(env);
  const settle = (stack: Stack) => engineKind.settleFiles(stack, compose);
  const stack = await findProject(given, 'npx resilience lint stacks/shop/compose.yaml', settle);
  const { services, written } = await servicesForLint(stack, reports, compose, env);
  return lint({ services, objective }, { file: shownFiles(stack), written, least });
}

/** All that is known of a stack whose files are settled: what they say, what earlier runs in `reports` measured, and what its images have. `images`: those of a machine that is there. */
export async function servicesForLint(
  stack: Stack,
  reports: string,
  compose: ComposeCommand,
  env: Env,
  images: Pick<BaseImages, 'node'> = imagesWithoutEngine,
) {
  const project = await engineKind.resolveForLint(stack, compose, images);
  const facts = await imagesAtHand(Object.values(project.images), env);
  const written = writtenProject(await sourcesOf(stack), filesOf(stack));
  const starts = (await earlierRuns(reports, stack.folder)).flatMap(({ events }) => startUps(events));
  const known = project.withImages(facts).map((service): LintService => {
    const seen = starts.filter((start) => start.service === service.name).map((start) => start.stillStarting as number);
    const observedStart = seen.length === 0 ? null : milliseconds(Math.max(...seen));
    return { ...service, observedStart, written: written.said(service.name), programs: null };
  });
  return { services: await withPrograms(known, env), written };
}

const sourcesOf = async (stack: Stack): Promise<readonly ComposeSource[]> =>
  (await engineKind.filesTogether(stack)).map((one) => ({ ...one, name: shown(one.file) }));

/** Each with what its image has of what its check runs. */
async function withPrograms(services: readonly LintService[], env: Env): Promise<readonly LintService[]> {
  const wanted = services.map((service) => ({ image: service.image, programs: wantedPrograms(service) }));
  const found = await programsAtHand(wanted, env);
  return services.map((service, index) => ({ ...service, programs: found[index] ?? null }));
}
