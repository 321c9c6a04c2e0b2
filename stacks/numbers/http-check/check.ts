/** HttpCheck's decision: 200 and faster than the threshold, or failed. */
import { httpGet } from '../../service/http-get.ts';
import type { Arguments } from './arguments.ts';
import { errorMessage } from './error-message.ts';
import { statusName } from './status-name.ts';

export interface CheckSettings extends Omit<Arguments, 'url' | 'configKey'> {
  /** Undefined where the configuration does not have the key. */
  readonly url: string | undefined;
}

export interface CheckResult {
  readonly passed: boolean;
  /** What to print, or null. A slow 200 prints `status OK` and fails without a reason given. */
  readonly line: string | null;
}

/** Elapsed time covers lookup, connect and the whole body; whole milliseconds, cut off. */
export async function check({ url, thresholdMs, logsSuccess, logsFailure }: CheckSettings): Promise<CheckResult> {
  const began = performance.now();
  try {
    if (!url) throw new Error('An invalid request URI was provided. It must be an absolute URI.');
    const { status } = await httpGet(url);
    const tookMs = Math.floor(performance.now() - began);
    const line = `HTTPCheck: status ${statusName(status)}, url ${url}, took ${tookMs}ms`;
    return { passed: status === 200 && tookMs < thresholdMs, line: logsSuccess ? line : null };
  } catch (error) {
    const line = `HTTPCheck: error. Url ${url ?? ''}, exception ${errorMessage(error)}`;
    return { passed: false, line: logsFailure ? line : null };
  }
}
