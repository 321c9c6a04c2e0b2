/** What is expected of whoever a finding hurts: it fails as long as the weakness is there, and holds when it is repaired. */
import type { Weakness } from '../../model/exploration.ts';
import { lengthText } from '../../model/source-text.ts';
import { type Duration, seconds } from '../../model/time.ts';

export type KeptClaim =
  /** In `after`: served again in time, with so much more room in the window. */
  | { readonly in: 'after'; readonly says: string; readonly room: Duration }
  /** In `during`. */
  | { readonly in: 'during'; readonly says: string };

/** A stack that comes back by itself is given this time for it. */
const inTime = seconds(10);

const comesBack: KeptClaim = {
  in: 'after',
  says: `recovers({ within: ${lengthText(inTime)} })`,
  room: inTime,
};

/** `patience`: how long the probe waits. Text: why no scenario can hold it. */
export function claimOf(weakness: Weakness, patience: Duration): KeptClaim | string {
  switch (weakness) {
    case 'nobody starts it again':
    case 'needs a new container':
    case 'never reconnects':
    case 'keeps the old address':
    case 'serves somebody else':
    case 'retry storm':
    case 'hides its death':
    case 'start order':
    case 'loops':
      return comesBack;
    case 'no timeout':
      return { in: 'during', says: `failsFast({ within: ${lengthText(patience / 2)} })` };
    case 'loses data':
      return 'only whoever knows the data can say what must be kept: see writes() and sql()';
    case 'noticed and not healed':
    case 'nobody notices':
      return 'a scenario cannot wait for a helper that is not there yet: repair it first, then expect isDetected()';
    case 'swallows its stop':
    case 'leaks':
    case 'single point of failure':
      return 'no expectation says it: the next exploration tells whether it is still so';
    case 'blind check':
    case 'check cannot fail':
    case 'check cries wolf':
    case 'early green':
    case 'costly check':
      return 'it is about a health check: `resilience check-the-check` holds it';
  }
}
