/** `resilience lint`: what in a Compose file cannot work, as text, JSON, SARIF or a patch. */
import process from 'node:process';
import { lintProject } from '../app/lint-project.ts';
import type { Output } from '../app/output-port.ts';
import { packageVersion } from '../app/package-version.ts';
import { ruleFacts } from '../lint/registry.ts';
import { type ExitCode, fail } from '../model/failure.ts';
import type { LintLevel, LintReport } from '../model/lint.ts';
import { type Duration, parseDuration } from '../model/time.ts';
import { renderLint } from '../report/lint.ts';
import { sarifOf } from '../report/sarif.ts';

export interface LintOptions {
  readonly json: boolean;
  readonly sarif: boolean;
  readonly patch: boolean;
  /** What is less serious is neither shown nor counted. */
  readonly level: LintLevel;
  /** Within which time a failure shall be noticed. */
  readonly objective?: string;
  readonly reports: string;
}

/** Exits with 1 when something was found that is at least as serious as asked. */
export async function lintCommand(given: string | undefined, options: LintOptions, output: Output): Promise<ExitCode> {
  const { reports, level } = options;
  const report = await lintProject({ given, reports, least: level, objective: readObjective(options) }, process.env);
  output.out(await textOf(report, options, output));
  return report.findings.length === 0 ? 0 : 1;
}

async function textOf(report: LintReport, options: LintOptions, output: Output): Promise<string> {
  const { json, sarif, patch, level } = options;
  if (json) return JSON.stringify({ schema: 'resilience.lint/2', level, ...report });
  if (sarif) return JSON.stringify(sarifOf(report, { version: await packageVersion(), rules: ruleFacts }), null, 2);
  return patch ? (report.patch ?? '').trimEnd() : renderLint(report, level, output);
}

function readObjective({ objective: text }: LintOptions): Duration | null {
  if (text === undefined) return null;
  const length = parseDuration(text);
  return length ?? fail('R109', `'${text}' is not a length of time`, { fix: 'write it as --objective 15s' });
}
