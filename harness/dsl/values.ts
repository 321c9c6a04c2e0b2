/** What stands at many doors: texts, paths, numbers, times, and the service that is meant. */
import type { FailureCode } from '../model/failure.ts';
import type { ServiceRef } from '../model/stack.ts';
import { type Duration, type DurationText, milliseconds, minutes, parseDuration } from '../model/time.ts';
import { durationWanted, type PercentText, parseRate, type RateText, rateWanted } from './duration.ts';
import { isRecord } from './plain.ts';
import { list, record, type Schema, suggestion, value } from './schema.ts';

const isText = (given: unknown): given is string => typeof given === 'string';

/** Text that says something. */
export const text = value<string>((given) => isText(given) && given.trim() !== '', 'give a text');

export const anyText = value<string>(isText, "give a text, in quotes: '1'");

export const texts = record(anyText);

/** A word that can stand in a file's name and behind `--tag` as it is. */
export const isName = (given: unknown): boolean => isText(given) && /^[A-Za-z0-9][\w.:-]{0,63}$/.test(given);

export const nameWanted = "write up to 64 letters, digits, '-', '_', '.' and ':', without spaces: 'nightly'";

export const tags = list(value<string>(isName, nameWanted));

export const flag = value<boolean>((given) => typeof given === 'boolean', 'write true or false');

export const path = value<`/${string}`>(
  (given) => isText(given) && /^\/[!-~\u00a1-\u00ff]*$/.test(given),
  "begin it with '/', without spaces: '/health'",
);

export const isHttpUrl = (given: string): boolean => /^https?:\/\//.test(given) && URL.canParse(given);

/** A whole number in a closed range. */
export const whole = (least: number, most: number, code: FailureCode = 'R110'): Schema<number> =>
  value(
    (given) => Number.isInteger(given) && Number(given) >= least && Number(given) <= most,
    most === Number.MAX_SAFE_INTEGER
      ? `give a whole number from ${least}`
      : `give a whole number from ${least} to ${most}`,
    code,
  );

export const duration = value<DurationText>(
  (given) => isText(given) && parseDuration(given) !== undefined,
  durationWanted,
  'R213',
);

const between = (least: Duration, fix: string): Schema<DurationText> =>
  value(
    (given) => {
      const read = isText(given) ? parseDuration(given) : undefined;
      return read !== undefined && read >= least && read <= minutes(24 * 60);
    },
    fix,
    'R213',
  );

/** More than nothing, and at most a day. */
export const length = between(milliseconds(0.001), `${durationWanted}; more than 0, and at most a day`);

/** The time between two samples. */
export const period = between(milliseconds(1), `${durationWanted}; '1ms' at least, and at most a day`);

export const rate = value<RateText>((given) => parseRate(given) !== undefined, rateWanted, 'R213');

export const percent = value<PercentText>(
  (given) => isText(given) && /^\d+(\.\d+)?%$/.test(given) && Number.parseFloat(given) <= 100,
  "write a share of a hundred: '99%', '99.9%'",
);

export const status = whole(100, 599);

export const port = whole(1, 65_535);

export const service = value<ServiceRef>(
  (given) => isRecord(given) && given.type === 'service' && isText(given.name) && given.name !== '',
  "give a service of the stack: stack.service('api')",
);

/** What is called by and by. */
export const callback = <T>(): Schema<T> => value((given) => typeof given === 'function', 'give a function');

/** The name of a service that the stack declares. */
export const declared = (names: readonly string[]): Schema<string> =>
  value(
    (given) => names.some((one) => one === given),
    (given) => suggestion(given, names) ?? `the stack declares ${names.length === 0 ? 'no service' : names.join(', ')}`,
  );

/** The calling module's `import.meta`. Without the types of Node, TypeScript does not know what that has. */
export type CallingModule = ImportMeta | { readonly dirname: string };

export const here = value<CallingModule>(
  (given) => typeof given === 'object' && given !== null && 'dirname' in given && isText(given.dirname),
  'give import.meta',
);

/** What stands beyond the last argument. */
export const noMore = value<readonly never[]>(
  (given) => Array.isArray(given) && given.length === 0,
  'leave it out: no further argument is accepted here',
);
