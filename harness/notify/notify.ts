/** Sends a notification to a webhook: tried again where that may help, and never at the cost of what it tells of. */
import { setTimeout } from 'node:timers/promises';
import { plural } from '../model/count-text.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { Webhook } from '../model/gate-config.ts';
import { type Posted, post } from './post.ts';

/** How often and how long it tries, in milliseconds: in all at most 70 s with what stands here. */
export interface RetryLimits {
  readonly tries: number;
  /** Of one try. */
  readonly deadline: number;
  /** Before the second try; twice as long before each further one. */
  readonly pause: number;
  /** The longest pause, also where the server asks for a longer one. */
  readonly longest: number;
}

const usual: RetryLimits = { tries: 4, deadline: 10_000, pause: 1_000, longest: 10_000 };

/**
 * Null: it was taken, or there is nothing to tell or nobody to tell it to. R424: it was not, which costs neither the result nor the
 * exit code. Never throws. The webhook's address is a secret: nothing but its host is ever said.
 */
export async function notify(webhook: Webhook | null, body: string | null, limits = usual): Promise<Failure | null> {
  if (webhook === null || body === null) return null;
  const url = URL.parse(webhook.url);
  if (url === null || !/^https?:$/.test(url.protocol))
    return untold('the webhook', 'its address is no http:// or https:// one', 0);
  const where = `the webhook at ${url.host}`;
  for (let tried = 1; ; tried += 1) {
    const posted = await post(url, webhook.headers, body, limits.deadline);
    if (posted.taken) return null;
    if (!posted.again || tried >= limits.tries) return untold(where, posted.reason, tried);
    await setTimeout(pauseAfter(tried, posted, limits));
  }
}

const pauseAfter = (
  tried: number,
  { retryAfter }: Posted & { taken: false },
  { pause, longest }: RetryLimits,
): number => Math.min(longest, Math.max(retryAfter ?? 0, pause * 2 ** (tried - 1)));

const untold = (where: string, reason: string, tried: number): Failure =>
  failure(
    'R424',
    `${where} did not take the notification: ${reason}${tried > 1 ? `, ${plural(tried, 'try', 'tries')} in all` : ''}`,
    {
      fix: 'correct webhook in resilience.config.ts; nothing else is lost: the result, the history and the exit code are as they are',
    },
  );
