/** What lint finds in the stacks of a suite, as SARIF for the evidence. */
import { lint } from '../../lint/lint.ts';
import { ruleFacts } from '../../lint/registry.ts';
import type { LintReport } from '../../model/lint.ts';
import type { ComposeCommand } from '../../model/machine.ts';
import type { Stack } from '../../model/stack.ts';
import type { Env } from '../../provision/host/paths.ts';
import { sarifOf } from '../../report/sarif.ts';
import { shownFiles } from '../../scenario-file/compose-file.ts';
import { servicesForLint } from '../lint-project.ts';
import { packageVersion } from '../package-version.ts';
import { distinctStacks } from './distinct-stacks.ts';

export interface LintSuiteWorld {
  readonly compose: ComposeCommand;
  readonly reports: string;
  readonly env: Env;
}

/** One document for all of them: a code host takes one of a tool. `stacks`: their files are settled; each folder is looked at once. */
export async function lintSuite(stacks: readonly Stack[], { compose, reports, env }: LintSuiteWorld): Promise<string> {
  const found: LintReport[] = [];
  for (const stack of distinctStacks(stacks)) {
    const { services, written } = await servicesForLint(stack, reports, compose, env);
    found.push(lint({ services, objective: null }, { file: shownFiles(stack), written, least: 'note' }));
  }
  const together: LintReport = {
    file: found.map((one) => one.file).join(', '),
    findings: found.flatMap((one) => one.findings),
    patch: null,
    unknownChecks: found.flatMap((one) => one.unknownChecks),
    unknownPrograms: found.flatMap((one) => one.unknownPrograms),
  };
  const sarif = sarifOf(together, { version: await packageVersion(), rules: ruleFacts });
  return `${JSON.stringify(sarif, null, 2)}\n`;
}
