/** Calls of the engine's API, with what goes wrong put into the catalogue's words. */
import { secondsText } from '../../model/duration-text.ts';
import { type FailureCode, FailureError, failure } from '../../model/failure.ts';

/** What dockerode and the socket below it throw. */
interface ApiError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message?: string;
  readonly json?: { readonly message?: string } | string | null;
}

const gone = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ENOTCONN', 'ETIMEDOUT', 'EHOSTUNREACH']);

/** The status of the engine's answer; null when it did not answer at all. */
export const statusOf = (error: unknown): number | null => (error as ApiError | null)?.statusCode ?? null;

/** The engine's own words for what went wrong. */
export function reasonOf(error: unknown): string {
  const { json, message } = error as ApiError;
  const own = typeof json === 'object' ? json?.message : undefined;
  return (own ?? message ?? String(error)).trim();
}

/** Which failure of the catalogue the engine's words are; `otherwise` where they are none in particular. */
export function codeOf(text: string, otherwise: FailureCode): FailureCode {
  if (/no space left on device|disk quota exceeded/i.test(text)) return 'R405';
  if (/port is already allocated|address already in use|ports are not available/i.test(text)) return 'R404';
  if (/cannot connect to the docker daemon|error during connect/i.test(text)) return 'R402';
  if (/no such image|pull access denied|manifest unknown|failed to resolve source metadata/i.test(text)) return 'R211';
  if (noPool.test(text) || overlaps.test(text)) return 'R415';
  return otherwise;
}

const noPool = /could not find an available,? .*address pool|all predefined address pools have been fully subnetted/i;
const overlaps = /pool overlaps with other one on this address space/i;

const fixes: Partial<Record<FailureCode, string>> = {
  R402: 'See whether the engine still runs (`docker info`); `resilience recover` removes what was left.',
  R404: 'Run it again: new ports are chosen each time.',
  R415: 'Remove networks that nobody uses: `docker network prune`, and `resilience recover` for those of killed runs.',
  R405: 'Free some space: `docker system df` says what takes it.',
};

/** What the engine's words ask for, else what the code does. */
export const fixOf = (code: FailureCode, text = ''): { fix?: string } => {
  const source = /bind source path does not exist: (\S+)/.exec(text)?.[1];
  if (source !== undefined) return { fix: `Create ${source}, or correct the path in the Compose file.` };
  if (overlaps.test(text)) {
    return {
      fix: 'Leave the fixed subnet out of the Compose file, or remove the network that has it: `docker network ls`.',
    };
  }
  const fix = fixes[code];
  return fix === undefined ? {} : { fix };
};

function translate(what: string, error: unknown): unknown {
  if (error instanceof FailureError) return error;
  const { code, message } = error as ApiError;
  const reason = reasonOf(error);
  const hungUp = gone.has(code ?? '') || /socket hang up/i.test(message ?? '');
  if (statusOf(error) === null && !hungUp) return error;
  const kind = hungUp ? 'R402' : codeOf(reason, 'R409');
  return new FailureError(
    [failure(kind, `The engine could not ${what}: ${reason}.`.replace('..', '.'), fixOf(kind, reason))],
    {
      cause: error,
    },
  );
}

/**
 * How long an answer is waited for, milliseconds. An engine that is frozen accepts calls and never answers; without a
 * limit a run would wait with it for ever. Beyond what a stalled disk was ever seen to take.
 */
export const patience = 60_000;

/** Awaits a call for at most `limit` milliseconds; `what` completes "The engine could not …". Throws R402, R404, R405, R211 or R409. */
export async function ask<T>(what: string, call: Promise<T>, limit: number = patience): Promise<T> {
  try {
    return await within(what, call, limit);
  } catch (error) {
    throw translate(what, error);
  }
}

/** The same, but answers of these statuses are no failure and give null: 404 not there, 304 and 409 already so. */
export async function askUnless<T>(
  statuses: readonly number[],
  what: string,
  call: Promise<T>,
  limit: number = patience,
): Promise<T | null> {
  try {
    return await within(what, call, limit);
  } catch (error) {
    if (statuses.includes(statusOf(error) ?? 0)) return null;
    throw translate(what, error);
  }
}

async function within<T>(what: string, call: Promise<T>, limit: number): Promise<T> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const text = `The engine did not ${what} within ${secondsText(limit)}.`;
  const timer = setTimeout(() => reject(new FailureError([failure('R402', text, fixOf('R402'))])), limit);
  try {
    return await Promise.race([call, silence]);
  } finally {
    clearTimeout(timer);
  }
}
