/** `resilience lint`: what in a Compose file cannot work, as text or JSON. */
import process from 'node:process';
import { lintProject } from '../app/lint-project.ts';
import type { Output } from '../app/output-port.ts';
import { type ExitCode, fail } from '../model/failure.ts';
import { type Duration, parseDuration } from '../model/time.ts';
import { renderLint } from '../report/lint.ts';

export interface LintOptions {
  readonly json: boolean;
  /** Within which time a failure shall be noticed. */
  readonly objective?: string;
  readonly reports: string;
}

/** Exits with 1 when something was found. */
export async function lintCommand(given: string | undefined, options: LintOptions, output: Output): Promise<ExitCode> {
  const { reports } = options;
  const { file, findings } = await lintProject({ given, reports, objective: readObjective(options) }, process.env);
  if (options.json) output.out(JSON.stringify({ schema: 'resilience.lint/1', file, findings }));
  else output.out(renderLint(file, findings, output));
  return findings.length === 0 ? 0 : 1;
}

function readObjective({ objective: text }: LintOptions): Duration | null {
  if (text === undefined) return null;
  const length = parseDuration(text);
  return length ?? fail('R109', `'${text}' is not a length of time`, { fix: 'write it as --objective 15s' });
}
