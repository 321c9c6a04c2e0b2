/** The shape of each line of `runs.ndjson`. */
import type { CampaignLine } from '../model/campaign-run.ts';
import { count, fields, list, number, oneOf, optional, orNull, type Shape, text, time } from './shape.ts';

const ruler = fields({ probeLatenessP99: time, engineRoundTripP50: time, healthProbeP50: orNull(time) });

const run = {
  ...{ folder: text, role: oneOf('repeat', 'control', 'idle', 'confirm'), variant: orNull(text), block: orNull(count) },
  ...{ attempt: count, jobs: count, began: time, ended: time, ruler: orNull(ruler), rejected: orNull(text) },
};

const shapes: Readonly<Record<CampaignLine['type'], Readonly<Record<string, Shape>>>> = {
  'comparison.began': {
    ...{ run: text, command: text, version: text, commit: orNull(text), planDigest: optional(text) },
    wall: (value) => number(value) && Math.abs(value as number) <= 8.64e15,
  },
  'run.used': run,
  'run.rejected': run,
  'comparison.ended': {
    ...{
      ending: oneOf('completed', 'stopped early', 'interrupted', 'aborted'),
      reason: text,
      duration: time,
      jobs: count,
    },
    failures: list(fields({ code: text, message: text, at: orNull(text), fix: orNull(text) })),
  },
};

const checks = new Map<unknown, Shape>(Object.entries(shapes).map(([type, shape]) => [type, fields(shape)]));

export const isCampaignLine = (value: unknown): value is CampaignLine =>
  typeof value === 'object' && value !== null && (checks.get((value as { type?: unknown }).type)?.(value) ?? false);
