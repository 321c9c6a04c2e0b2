/** All that was seen of one check, put together from the runs. */
import { healthText } from '../analysis/words/settings-text.ts';
import type { CheckAtRest, CheckFacts, CheckTrial } from '../model/checkup.ts';
import type { CheckReading } from '../model/checkup-facts.ts';
import type { LintFinding, LintService } from '../model/lint.ts';
import { oneLine } from '../model/one-line.ts';
import type { PlannedService } from '../model/plan.ts';
import type { HealthSettings } from '../model/settings.ts';
import type { Asked } from './entries.ts';
import { idleCpu, priceOfCheck } from './read-price.ts';
import { readRest } from './read-rest.ts';
import { readTrial, type TriedRun } from './read-trial.ts';
import { stretchOf } from './trial-windows.ts';
import type { PlannedTrial } from './trials.ts';

/** A service with a check whose command is known. */
export type CheckedService = PlannedService & { readonly health: HealthSettings };

export const isChecked = (service: PlannedService): service is CheckedService => service.health?.test != null;

export interface SeenOfCheck {
  readonly service: CheckedService;
  readonly asked: Asked | undefined;
  /** Why its users are not asked. Null: they are, or nobody answers. */
  readonly deaf: string | null;
  /** The stack without a fault. Null: it was not seen. */
  readonly rest: TriedRun | null;
  /** What the check was like where the stack came up only without it. Absent: it came up with it. */
  readonly neverGreen?: Pick<CheckAtRest, 'lastOutput' | 'lastExit' | 'wolf' | 'run' | 'timeline'>;
  readonly reading: CheckReading | undefined;
  readonly trials: readonly { readonly trial: PlannedTrial; readonly run: TriedRun }[];
  /** What `lint` says of the whole project. */
  readonly findings: readonly Pick<LintFinding, 'rule' | 'service' | 'message'>[];
  readonly lint: LintService | undefined;
}

export function factsOfCheck(seen: SeenOfCheck): CheckFacts {
  const { service, asked, deaf, reading, trials } = seen;
  const { name, health } = service;
  const stretched = stretchOf(health);
  const results = trials.map(
    ({ trial, run }): CheckTrial => readTrial(trial, run, { stretched, seesHang: asked?.seesHang ?? false }),
  );
  return {
    service: name,
    command: commandText(health.test!),
    settings: healthText(health),
    judgedOn: asked?.text ?? null,
    trials: results,
    rest: restOf(seen),
    read: seen.findings
      .filter((one) => one.service === name && one.rule.startsWith('check-'))
      .map(({ rule, message }) => ({ rule, message })),
    notAsked: [
      ...(asked === undefined ? [deaf ?? `nobody answers at a port of ${name}, so nothing is said of its users`] : []),
      ...(asked !== undefined && !asked.seesHang
        ? [`${asked.text} is taken by the kernel, also of a process that hangs: what users felt of a hang was not seen`]
        : []),
      ...(reading?.problem == null ? [] : [`its price is not known: ${reading.problem}`]),
      ...results
        .filter((one) => one.unknown !== null && one.kind !== 'child dies')
        .map(({ experiment, unknown }) => `${experiment}: ${unknown}`),
    ],
  };
}

function restOf({ service, rest, reading, lint, neverGreen }: SeenOfCheck): CheckAtRest | null {
  if (rest === null) return null;
  const idle = idleCpu(service.name, rest.eventIndex.stats);
  const limit = pidsLimitOf(lint);
  const price = reading === undefined ? null : priceOfCheck(reading, idle, service.health, service.replicas, limit);
  const read = readRest(service.name, rest, price);
  if (neverGreen === undefined) return read;
  return { ...read, ...neverGreen, green: false, early: null, greenOutput: null };
}

/** A check in one line, without its form. */
const commandText = ([form, ...words]: readonly string[]): string =>
  oneLine(form === 'CMD' || form === 'CMD-SHELL' ? words.join(' ') : [form, ...words].join(' '));

function pidsLimitOf(lint: LintService | undefined): number | null {
  const said = lint?.resolved.pids_limit;
  const limit = typeof said === 'number' || typeof said === 'string' ? Number(said) : 0;
  return limit > 0 ? limit : null;
}
