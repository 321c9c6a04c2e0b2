/** `resilience gate --since`: what got slower since a revision, and with which commit. */
import process from 'node:process';
import type { GateOptions } from '../app/gate/gate-options.ts';
import { searchSince } from '../app/gate/run-gate.ts';
import type { SinceRevision } from '../app/gate/since-revision.ts';
import type { Output } from '../app/output-port.ts';
import { isConfirmed } from '../gate/confirmation.ts';
import type { ExitCode, Failure } from '../model/failure.ts';
import { describeFailures } from '../report/describe-failures.ts';
import { renderSince } from '../report/gate/since.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import { showCampaign } from './compare-progress.ts';
import { exitCodeOfFailures } from './exit-code-of-failures.ts';
import { sayNight } from './gate-progress.ts';
import { listenForInterruption } from './interruption.ts';

/** Exits with 1 where something got worse, with 3 where that cannot be told. */
export async function sinceCommand(
  scenarios: readonly LoadedScenario[],
  asked: GateOptions,
  revision: string,
  json: boolean,
  output: Output,
): Promise<ExitCode> {
  const { found, interrupted } = await searchSince(scenarios, asked, revision, {
    ...{ env: process.env, output },
    listen: () => listenForInterruption(output),
    planned: () => undefined,
    showCampaign: (plan, runs) => showCampaign(plan, output, runs),
    progress: (event) => sayNight(event, output),
  });
  output.out(json ? JSON.stringify(found) : renderSince(found, revision, output).trimEnd());
  const failures: readonly Failure[] = found.flatMap((one) => one.comparison.failure ?? []);
  if (failures.length > 0) output.err(describeFailures(failures));
  if (interrupted) return 130;
  if (found.some(gotWorse)) return 1;
  return failures.length > 0 ? exitCodeOfFailures(failures) : 0;
}

const gotWorse = ({ comparison }: SinceRevision): boolean =>
  comparison.measures.some((one) => isConfirmed(one) && one.word === 'worse');
