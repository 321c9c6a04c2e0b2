/** `resilience baseline`: what is normal, and a person's word that a new level is good. */
import { acceptBaselines, showBaselines } from '../app/baselines.ts';
import type { Output } from '../app/output-port.ts';
import type { ExitCode } from '../model/failure.ts';
import { renderBaselines } from '../report/gate/baselines.ts';
import type { ConfigOptions } from './config-options.ts';

export interface BaselineShowOptions extends ConfigOptions {
  readonly history: string;
  readonly json: boolean;
}

export async function baselineShow(
  names: readonly string[],
  { history, json }: BaselineShowOptions,
  output: Output,
): Promise<ExitCode> {
  const shown = await showBaselines(history, names);
  output.out(json ? JSON.stringify(shown) : renderBaselines(shown, output));
  return 0;
}

export interface BaselineAcceptOptions extends ConfigOptions {
  readonly history: string;
  readonly reason: string;
  readonly night?: string;
}

export async function baselineAccept(
  names: readonly string[],
  { history, reason, night }: BaselineAcceptOptions,
  output: Output,
): Promise<ExitCode> {
  for (const line of await acceptBaselines(history, names, { reason, night: night ?? null })) {
    const by = line.by === null ? '' : `, by ${line.by}`;
    output.out(`${line.scenario}: a new level begins with the night of ${line.night}${by}`);
  }
  output.out(`written to ${history}; commit it where the history is kept in the repository`);
  return 0;
}
