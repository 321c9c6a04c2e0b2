/** The log probe: what a service writes, or does not. */
import type { LogProbe } from '../model/command-probe.ts';
import type { ServiceRef } from '../model/stack.ts';
import { type DurationText, seconds } from '../model/time.ts';
import { body, bodyCheck } from './body.ts';
import { admit } from './door.ts';
import { readDuration } from './duration.ts';
import { made } from './made.ts';
import { also, object, optional } from './schema.ts';
import { flag, length, service as serviceRef } from './values.ts';

/** What is to be made of the lines that match. At most one of the two. */
export interface LogOptions {
  /** A line that matches must come so often: bad (`silent`) as soon as none has come for so long. At most a day. Judged ten times in it. */
  readonly atLeastEvery?: DurationText;
  /** A line that matches is bad (`wrong`). Judged twice a second. */
  readonly never?: boolean;
}

const options = also(
  object<LogOptions>({ atLeastEvery: optional(length), never: optional(flag) }),
  (given) => given.atLeastEvery === undefined || given.never !== true,
  'give atLeastEvery or never, and not both',
);

/**
 * Reads the service's log line by line, of all its containers together, by the engine's times of the lines; restarts and re-creation
 * interrupt it nowhere. A line counts when it holds the text, or matches the pattern; colours are taken out before. Without an option
 * nothing is bad, and the lines are kept as the probe's values. The engine must be able to read the log: with the logging driver `none`
 * nothing is known (R326). Needs no published port.
 *
 * @example
 * const ticks = log(api, /tick/, { atLeastEvery: '2s' });
 * const panics = log(api, 'panic:', { never: true });
 */
export function log(service: ServiceRef, pattern: string | RegExp, given: LogOptions = {}): LogProbe {
  admit('log', { service, pattern, options: given }, { service: serviceRef, pattern: body, options });
  const atLeastEvery = given.atLeastEvery === undefined ? null : readDuration(given.atLeastEvery);
  return made({
    type: 'probe',
    kind: 'log',
    service: service.name,
    pattern: bodyCheck(pattern),
    atLeastEvery,
    never: given.never ?? false,
    rate: atLeastEvery === null ? 2 : Math.min(20, Math.max(1, 10_000 / atLeastEvery)),
    within: seconds(1),
  });
}
