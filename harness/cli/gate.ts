/** `resilience gate`: one night of a suite, one exit code, one page, one line to act on. */
import process from 'node:process';
import { checkQuarantine } from '../app/gate/check-quarantine.ts';
import { endNight } from '../app/gate/end-night.ts';
import type { GateOptions } from '../app/gate/gate-options.ts';
import { planGate, runGate } from '../app/gate/run-gate.ts';
import { writeFacts } from '../app/gate/write-night.ts';
import type { Output } from '../app/output-port.ts';
import { checkReports } from '../app/reports-folder.ts';
import { suiteNamed, suiteScenarios } from '../app/suite-scenarios.ts';
import { newSeed } from '../engine/system/random.ts';
import type { ExitCode } from '../model/failure.ts';
import type { Suite } from '../model/gate-config.ts';
import type { Shard } from '../model/night.ts';
import { withoutSecrets } from '../model/secret.ts';
import type { LoadedConfig } from '../scenario-file/loaded-config.ts';
import { type OpenHistory, openHistory } from '../store/history.ts';
import { readHistory } from '../store/read-history.ts';
import { ciRun } from './ci-run.ts';
import { showCampaign } from './compare-progress.ts';
import type { ConfigOptions } from './config-options.ts';
import { describePlannedNight } from './describe-night.ts';
import { exitCodeOfEnding } from './gate-exit-code.ts';
import { sayNight } from './gate-progress.ts';
import { listenForInterruption } from './interruption.ts';
import { repeatCommand } from './repeat-command.ts';
import { tellNight } from './tell-night.ts';

export interface GateCommandOptions extends ConfigOptions {
  readonly suite?: string;
  readonly grep?: string;
  readonly tag: readonly string[];
  readonly repeats?: number;
  readonly budget?: Suite['budget'];
  readonly jobs?: Suite['jobs'];
  readonly shard?: Shard;
  readonly since?: string;
  readonly confirm: boolean;
  readonly bisect: boolean;
  readonly night?: string;
  readonly runId?: string;
  readonly history: string;
  readonly reports: string;
  readonly seed?: string;
  readonly pushGateway?: URL;
  readonly provision: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
}

export async function gateCommand(
  options: GateCommandOptions,
  config: LoadedConfig,
  output: Output,
): Promise<ExitCode> {
  const { env } = process;
  for (const note of config.notes) output.err(`note: ${note}`);
  const asked = askedNight(options, config);
  await checkReports(asked.reports);
  const scenarios = await suiteScenarios(asked.suite, { grep: options.grep ?? null, tag: options.tag }, env);
  checkQuarantine(config, scenarios);
  if (options.since !== undefined) {
    const { sinceCommand } = await import('./gate-since.ts');
    return sinceCommand(scenarios, asked, options.since, options.json, output);
  }
  if (options.dryRun) {
    const history = await readHistory(asked.history);
    const plan = await planGate(scenarios, asked, history, { env, output });
    output.out(options.json ? JSON.stringify(plan, withoutSecrets) : describePlannedNight(plan, history, output));
    return 0;
  }
  const history = await historyFor(asked);
  try {
    const kept = await runGate(scenarios, asked, history.history, {
      ...{ env, output },
      listen: () => listenForInterruption(output),
      planned: (plan) => {
        if (!options.json) output.err(describePlannedNight(plan, history.history, output));
      },
      showCampaign: (plan, runs) => showCampaign(plan, output, runs),
      progress: (event) => sayNight(event, output),
    });
    if (asked.shard !== null) {
      await writeFacts(kept.facts, kept.directory);
      output.out(
        options.json
          ? JSON.stringify(kept.facts)
          : `part ${asked.shard.index} of ${asked.shard.of} is measured: ${kept.directory.path}`,
      );
      return exitCodeOfEnding(kept.facts) ?? 0;
    }
    const ended = await endNight(kept, { history, config, reports: asked.reports });
    return await tellNight(
      ended,
      kept.directory.path,
      { config, pushGateway: options.pushGateway, json: options.json },
      output,
    );
  } finally {
    history.release();
  }
}

/** A part of a night only reads it: the whole is remembered when the parts are put together. */
async function historyFor({ history, shard }: GateOptions): Promise<OpenHistory> {
  if (shard === null) return openHistory(history);
  const nothing = (): void => undefined;
  return { history: await readHistory(history), append: nothing, accept: nothing, release: nothing };
}

/** What the command line says wins over the configuration, and that over the defaults. */
function askedNight(options: GateCommandOptions, config: LoadedConfig): GateOptions {
  const { env, argv } = process;
  const { name, suite } = suiteNamed(config, options.suite);
  const { repeats, budget, jobs, shard, seed = newSeed() } = options;
  return {
    config,
    suiteName: name,
    suite: {
      ...suite,
      ...(repeats !== undefined && { repeats }),
      ...(budget !== undefined && { budget }),
      ...(jobs !== undefined && { jobs }),
    },
    reports: options.reports,
    history: options.history,
    night: options.night ?? new Date().toISOString().slice(0, 10),
    run: options.runId ?? ciRun(env).run ?? `${new Date().toISOString().slice(11, 19).replaceAll(':', '')}-${seed}`,
    shard: shard ?? null,
    bisect: options.bisect,
    confirm: options.confirm,
    seed,
    command: repeatCommand(argv.slice(2), seed),
    provision: options.provision,
  };
}
