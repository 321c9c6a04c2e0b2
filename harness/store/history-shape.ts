/** The shape of each line of a history. */
import type { Quantity } from '../model/comparison-plan.ts';
import { scenarioStates } from '../model/gate.ts';
import type { HistoryLine } from '../model/history.ts';
import { count, fields, flag, list, number, oneOf, orNull, type Shape, text, time } from './shape.ts';

const quantities: Readonly<Record<Quantity, true>> = {
  detection: true,
  recovery: true,
  engineRecovery: true,
  downtime: true,
};

const night: Shape = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
const wall: Shape = (value) => number(value) && Math.abs(value as number) <= 8.64e15;
const commit = fields({ id: text, subject: text, dirty: flag });

const shared = { schema: oneOf('resilience.history/1'), night, run: text, wall, scenario: text };

const shapes: Readonly<Record<HistoryLine['type'], Shape>> = {
  night: fields({
    ...shared,
    suite: text,
    key: orNull(fields({ engine: text, kernel: text, cpu: text, compose: text })),
    revision: orNull(commit),
    state: oneOf(...scenarioStates),
    ...{ red: flag, counts: flag, level: oneOf('kept', 'new') },
    values: list(
      fields({
        ...{ experiment: text, quantity: oneOf(...Object.keys(quantities)), window: time },
        ...{ median: orNull(time), repeats: count, came: count },
      }),
    ),
    ...{ sentence: text, since: orNull(commit) },
    host: fields({ loadBefore: orNull(number), loadAfter: orNull(number), steal: orNull(number) }),
    folder: orNull(text),
  }),
  accepted: fields({ ...shared, reason: text, by: orNull(text) }),
};

const checks = new Map<unknown, Shape>(Object.entries(shapes));

export const isHistoryLine = (value: unknown): value is HistoryLine =>
  typeof value === 'object' && value !== null && (checks.get((value as { type?: unknown }).type)?.(value) ?? false);
