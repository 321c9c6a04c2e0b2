/** `resilience gate merge`: the parts of a night that several machines have run, judged as one. */
import { endNight } from '../app/gate/end-night.ts';
import { mergeNight } from '../app/gate/merge-night.ts';
import type { Output } from '../app/output-port.ts';
import { checkReports } from '../app/reports-folder.ts';
import type { ExitCode } from '../model/failure.ts';
import type { LoadedConfig } from '../scenario-file/loaded-config.ts';
import { openHistory } from '../store/history.ts';
import type { ConfigOptions } from './config-options.ts';
import { tellNight } from './tell-night.ts';

export interface MergeCommandOptions extends ConfigOptions {
  readonly reports: string;
  readonly history: string;
  readonly pushGateway?: URL;
  readonly json: boolean;
}

export async function mergeCommand(
  folders: readonly string[],
  { reports, history: place, pushGateway, json }: MergeCommandOptions,
  config: LoadedConfig,
  output: Output,
): Promise<ExitCode> {
  await checkReports(reports);
  const history = await openHistory(place);
  try {
    const kept = await mergeNight(folders, reports);
    const ended = await endNight(kept, { history, config, reports });
    return await tellNight(ended, kept.directory.path, { config, pushGateway, json }, output);
  } finally {
    history.release();
  }
}
