/** `resilience lint`: what in a Compose file cannot work. Needs Compose to read it, and no engine. */
import process from 'node:process';
import { startUps } from '../analysis/readings/start-ups.ts';
import { imagesWithoutEngine } from '../app/compile-scenarios.ts';
import type { Output } from '../app/output-port.ts';
import { resolveForLint } from '../engine/docker/resolve-project.ts';
import { lint } from '../lint/lint.ts';
import { type ExitCode, fail } from '../model/failure.ts';
import type { LintService } from '../model/lint.ts';
import { type Duration, milliseconds, parseDuration } from '../model/time.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import { renderLint } from '../report/lint.ts';
import { findProject, shownFiles } from '../scenario-file/compose-file.ts';
import { earlierRuns } from '../store/earlier-runs.ts';

export interface LintOptions {
  readonly json: boolean;
  /** Within which time a failure shall be noticed. */
  readonly objective?: string;
  readonly reports: string;
}

/** Exits with 1 when something was found. */
export async function lintCommand(given: string | undefined, options: LintOptions, output: Output): Promise<ExitCode> {
  const objective = readObjective(options.objective);
  const compose = await requireCompose(process.env);
  const stack = await findProject(given, 'npx resilience lint stacks/shop/compose.yaml', compose);
  const resolved = await resolveForLint(stack, compose, imagesWithoutEngine);
  const starts = (await earlierRuns(options.reports, stack.folder)).flatMap(({ events }) => startUps(events));
  const services = resolved.map((service): LintService => {
    const seen = starts.filter((start) => start.service === service.name).map((start) => start.stillStarting as number);
    return { ...service, observedStart: seen.length === 0 ? null : milliseconds(Math.max(...seen)) };
  });
  const file = shownFiles(stack);
  const findings = lint({ file, services, objective });
  if (options.json) output.out(JSON.stringify({ schema: 'resilience.lint/1', file, findings }));
  else output.out(renderLint(file, findings, output));
  return findings.length === 0 ? 0 : 1;
}

function readObjective(text: string | undefined): Duration | null {
  if (text === undefined) return null;
  const length = parseDuration(text);
  return length ?? fail('R109', `'${text}' is not a length of time`, { fix: 'write it as --objective 15s' });
}
