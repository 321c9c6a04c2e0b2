/** What a night says when it is over: on the terminal, to the CI system, to Prometheus, and to whoever asked to be told of changes. */
import process from 'node:process';
import type { EndedNight } from '../app/gate/end-night.ts';
import { asFailureError } from '../app/harness-failure.ts';
import type { Output } from '../app/output-port.ts';
import { openPushgateway } from '../metrics/push.ts';
import { pushGate } from '../metrics/push-gate.ts';
import type { ExitCode } from '../model/failure.ts';
import type { Webhook } from '../model/gate-config.ts';
import { notify } from '../notify/notify.ts';
import { describeFailures } from '../report/describe-failures.ts';
import { renderAnnotations } from '../report/gate/annotations.ts';
import { renderGateJson } from '../report/gate/json.ts';
import { renderGateMarkdown } from '../report/gate/markdown.ts';
import { renderGate } from '../report/gate/terminal.ts';
import { webhookBody } from '../report/gate/webhook.ts';
import { experimentLine } from '../scenario-file/experiment-line.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import { gateExitCode } from './gate-exit-code.ts';
import { appendJobSummary } from './job-summary.ts';

export interface TellingWishes {
  readonly config: { readonly webhook: Webhook | null };
  readonly pushGateway: URL | undefined;
  readonly json: boolean;
}

/** What cannot be told to others never costs the result: it is said. */
export async function tellNight(
  ended: EndedNight,
  folder: string,
  wishes: TellingWishes,
  output: Output,
): Promise<ExitCode> {
  const { result, trend, failures } = ended;
  const { env } = process;
  const { colour, width } = output;
  await appendJobSummary(renderGateMarkdown(result), output, env.GITHUB_STEP_SUMMARY);
  if (wishes.json) output.out(renderGateJson(result).trimEnd());
  else {
    const evidence = shown(folder);
    output.out(
      renderGate(result, { colour, width, evidence, ...(trend !== null && { trend: shown(trend) }) }).trimEnd(),
    );
  }
  if (env.GITHUB_ACTIONS && !wishes.json) {
    const lines = renderAnnotations(result, experimentLine);
    if (lines !== '') output.out(lines.trimEnd());
  }
  const untold = [
    wishes.pushGateway === undefined ? null : await push(wishes.pushGateway, ended),
    await notify(wishes.config.webhook, webhookBody(result)),
  ].filter((one) => one !== null);
  if (untold.length > 0) output.err(describeFailures(untold));
  if (failures.length > 0) output.err(describeFailures(failures));
  return gateExitCode(result, failures);
}

async function push(url: URL, { result }: EndedNight) {
  try {
    return await pushGate(await openPushgateway(url), result);
  } catch (error) {
    return asFailureError(error).failures[0]!;
  }
}
