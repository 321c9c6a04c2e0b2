/** Times that somebody has left open or too long, where the service reads them from its environment. */
import { resolvedAt } from '../../lint/said.ts';
import { listText } from '../../model/count-text.ts';
import type { LintService } from '../../model/lint.ts';
import { isRecord } from '../../model/record.ts';
import { parseDuration, seconds } from '../../model/time.ts';
import { type Repair, settingOf } from '../repair.ts';

const environmentOf = (service: LintService): readonly (readonly [string, string])[] => {
  const said = resolvedAt(service, 'environment');
  return isRecord(said) ? Object.entries(said).map(([name, value]) => [name, String(value ?? '')] as const) : [];
};

/** Names of waits for an answer, and not of how long something may live. */
const ofAnswers = /TIME_?OUT|DEADLINE/i;
const ofLives = /IDLE|SESSION|KEEP_?ALIVE|TOKEN|CACHE|SHUTDOWN|STOP|GRACE/i;
const ofTries = /(RETRY|RETRIES|BACK_?OFF|RECONNECT)\w*(DELAY|INTERVAL|WAIT|PAUSE|MS|SECONDS?|TIME)|BACK_?OFF$/i;

/** For how long it waits for an answer: 2 s where it waits for ever or longer than 5 s. Null: no variable says. */
export function answerTimeouts(service: LintService): Repair | null {
  const said = environmentOf(service);
  const changed = said.flatMap(([name, value]) => {
    const unit = unitOf(name, value);
    if (!ofAnswers.test(name) || ofLives.test(name) || unit === null) return [];
    return unit.length > 0 && unit.length <= seconds(5) ? [] : [[name, unit.write(2)] as const];
  });
  const libpq = said.some(([name]) => name === 'PGHOST') && !said.some(([name]) => name === 'PGCONNECT_TIMEOUT');
  return asRepair(service, [...changed, ...(libpq ? [['PGCONNECT_TIMEOUT', '2'] as const] : [])]);
}

/** How long it waits before it tries again: 1 s where that is less than 0.2 s. Null: no variable says. */
export const retryPauses = (service: LintService): Repair | null =>
  asRepair(
    service,
    environmentOf(service).flatMap(([name, value]) => {
      const unit = ofTries.test(name) ? unitOf(name, value) : null;
      return unit === null || unit.length >= 200 ? [] : [[name, unit.write(1)] as const];
    }),
  );

interface Unit {
  /** In milliseconds. */
  readonly length: number;
  readonly write: (count: number) => string;
}

/** In which unit a variable is: as its value or its name says, else by its size. Null: it is no length of time. */
function unitOf(name: string, value: string): Unit | null {
  const parsed = /^\d+(\.\d+)?$/.test(value) ? undefined : parseDuration(value);
  if (parsed !== undefined) return { length: parsed, write: (count) => `${count}s` };
  if (!/^\d+(\.\d+)?$/.test(value)) return null;
  const inMilliseconds = /_?(MS|MSEC|MILLIS|MILLISECONDS)$/i.test(name) || Number(value) >= 1000;
  return inMilliseconds || (/Ms$/.test(name) && !/SECONDS?$/i.test(name))
    ? { length: Number(value), write: (count) => String(count * 1000) }
    : { length: Number(value) * 1000, write: String };
}

function asRepair({ name }: LintService, variables: readonly (readonly [string, string])[]): Repair | null {
  if (variables.length === 0) return null;
  return {
    what: `${listText(variables.map(([key, value]) => `${key}=${value}`))} in the environment of ${name}`,
    edits: variables.map(([key, value]) => settingOf(name, ['environment', key], value)),
  };
}
