/** Lines of a history, for tests of what is done with them. */
import type { AcceptedLine, NightLine } from '../../harness/model/history.ts';
import { milliseconds } from '../../harness/model/time.ts';

/** A steady night of `shop` that counts: the nth of November 2026. */
export const nightLine = (day: number, more: Partial<NightLine> = {}): NightLine => ({
  schema: 'resilience.history/1',
  type: 'night',
  night: `2026-11-${String(day).padStart(2, '0')}`,
  run: `run-${day}`,
  wall: Date.UTC(2026, 10, day, 2),
  suite: 'nightly',
  scenario: 'shop',
  key: { engine: 'docker 26.1.5', kernel: '6.1.0', cpu: 'EPYC 7763', compose: '0123456789ab' },
  revision: { id: '9be01c4d7a21', subject: 'api: one client for the whole process', dirty: false },
  state: 'steady',
  red: false,
  counts: true,
  level: 'kept',
  values: [
    {
      experiment: 'api crashes',
      quantity: 'recovery',
      window: milliseconds(60_000),
      median: milliseconds(8000 + day),
      repeats: 8,
      came: 8,
    },
  ],
  sentence: 'as every night',
  since: null,
  host: { loadBefore: 0.2, loadAfter: 0.9, steal: 0 },
  folder: null,
  ...more,
});

export const acceptedLine = (day: number, more: Partial<AcceptedLine> = {}): AcceptedLine => ({
  schema: 'resilience.history/1',
  type: 'accepted',
  night: `2026-11-${String(day).padStart(2, '0')}`,
  run: `run-${day}`,
  wall: Date.UTC(2026, 10, day, 9),
  scenario: 'shop',
  reason: 'the new client retries',
  by: 'Ada',
  ...more,
});
