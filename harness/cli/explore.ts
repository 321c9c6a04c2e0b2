/** `resilience explore`: what breaks in a stack when anything breaks, without a scenario. */
import { join } from 'node:path';
import process from 'node:process';
import type { ExploreOptions } from '../app/explore/explore-options.ts';
import { exploreStack } from '../app/explore/explore-stack.ts';
import type { Output } from '../app/output-port.ts';
import { checkReports } from '../app/reports-folder.ts';
import type { ExitCode } from '../model/failure.ts';
import { withoutSecrets } from '../model/secret.ts';
import { describeFailures } from '../report/describe-failures.ts';
import { renderPairs } from '../report/explore/pairs.ts';
import { renderExploration } from '../report/explore/terminal.ts';
import { renderWorse } from '../report/explore/worse-text.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import type { ConfigOptions } from './config-options.ts';
import { confirmBreaking } from './confirm-targets.ts';
import { exploreExitCode } from './explore-exit-code.ts';
import { exploreProgress } from './explore-progress.ts';
import { listenForInterruption } from './interruption.ts';
import { repeatCommand } from './repeat-command.ts';

export interface ExploreCommandOptions extends Omit<ExploreOptions, 'pairs'>, ConfigOptions {
  /** `true`: as many as are usual. */
  readonly pairs?: number | true;
  readonly json: boolean;
  /** What is attached to may be broken without being asked. */
  readonly yes: boolean;
  /** The folder of an exploration whose findings are kept as scenarios; `true`: the last one of this stack. Absent: a new one begins. */
  readonly write?: string | true;
}

/** About half a minute of simulation. */
const usualSchedules = 2000;

export async function exploreCommand(
  given: string | undefined,
  options: ExploreCommandOptions,
  output: Output,
): Promise<ExitCode> {
  const { env, argv } = process;
  if (options.write !== undefined) {
    const { keepExploration } = await import('../app/explore/keep-findings.ts');
    output.out((await keepExploration(given, { ...options, write: options.write }, env)).join('\n'));
    return 0;
  }
  await checkReports(options.reports);
  const progress = exploreProgress(output, options);
  const { pairs: wanted, ...asked } = options;
  const count = wanted === true ? usualSchedules : wanted;
  const exploreOptions: ExploreOptions = { ...asked, ...(count !== undefined && { pairs: count }) };
  const { exploration, changes, pairs, worse, folder, failures } = await exploreStack(given, exploreOptions, {
    ...{ env, output },
    listen: () => listenForInterruption(output),
    command: (seed) => repeatCommand(argv.slice(2), seed),
    confirm: (name, rows) =>
      confirmBreaking(
        name,
        rows.map(({ key }) => key),
        options.yes,
        output,
      ),
    ...progress,
  });
  const picture = folder === null ? null : shown(join(folder, 'matrix.html'));
  const { colour, width } = output;
  const since = options.since === undefined ? {} : { since: changes };
  output.out(
    options.json
      ? JSON.stringify(
          { ...exploration, ...(pairs !== null && { pairs }), ...(worse !== null && { worse }) },
          withoutSecrets,
        )
      : [
          renderExploration(exploration, { colour, width, picture, ...since }),
          ...(pairs === null ? [] : [renderPairs(pairs, { colour, width })]),
          ...(worse === null ? [] : [renderWorse(worse, { colour, width })]),
        ]
          .join('\n')
          .trimEnd(),
  );
  if (failures.length > 0) output.err(describeFailures(failures));
  return exploreExitCode({ ...exploration, failures: [...exploration.failures, ...failures] }, worse);
}
