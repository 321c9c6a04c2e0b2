/** What in a Compose file cannot work: Compose reads it, earlier runs tell what was measured, and no engine is asked. */
import { startUps } from '../analysis/readings/start-ups.ts';
import { lint } from '../lint/lint.ts';
import type { LintFinding, LintService } from '../model/lint.ts';
import type { Stack } from '../model/stack.ts';
import { type Duration, milliseconds } from '../model/time.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import type { Env } from '../provision/host/paths.ts';
import { findProject, shownFiles } from '../scenario-file/compose-file.ts';
import { earlierRuns } from '../store/earlier-runs.ts';
import { imagesWithoutEngine } from './compile-scenarios.ts';
import { engineKind } from './engine.ts';

export interface LintWishes {
  /** The Compose file or its folder; absent: what is here. */
  readonly given: string | undefined;
  /** Within which time a failure shall be noticed. */
  readonly objective: Duration | null;
  /** Where earlier runs are. */
  readonly reports: string;
}

export interface LintedProject {
  /** Its files as a person would name them from here. */
  readonly file: string;
  readonly findings: readonly LintFinding[];
}

export async function lintProject({ given, objective, reports }: LintWishes, env: Env): Promise<LintedProject> {
  const compose = await requireCompose(env);
  const settle = (stack: Stack) => engineKind.settleFiles(stack, compose);
  const stack = await findProject(given, 'npx resilience lint stacks/shop/compose.yaml', settle);
  const resolved = await engineKind.resolveForLint(stack, compose, imagesWithoutEngine);
  const starts = (await earlierRuns(reports, stack.folder)).flatMap(({ events }) => startUps(events));
  const services = resolved.map((service): LintService => {
    const seen = starts.filter((start) => start.service === service.name).map((start) => start.stillStarting as number);
    return { ...service, observedStart: seen.length === 0 ? null : milliseconds(Math.max(...seen)) };
  });
  const file = shownFiles(stack);
  return { file, findings: lint({ file, services, objective }) };
}
