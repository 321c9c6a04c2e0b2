/** What the experiments of a service are drafted from. */
import { type Bound, latest } from '../model/bound.ts';
import type { DescribedService } from '../model/described-service.ts';
import type { HealthSettings } from '../model/settings.ts';
import { type Duration, milliseconds, range, seconds } from '../model/time.ts';
import { defaultCosts, type EngineCosts } from '../prediction/costs.ts';
import type { KnownService } from '../prediction/known-service.ts';
import { containerLasts } from '../prediction/recovery-window.ts';
import type { DraftProbe } from './draft-probe.ts';
import type { KnownStart } from './start-up.ts';

export interface Setting {
  readonly service: DescribedService;
  readonly probe: DraftProbe | null;
  /** What is asked beside it where a way to a dependency is cut; null: nothing. */
  readonly page: DraftProbe | null;
  /** Null: nothing is known. */
  readonly startUp: KnownStart | null;
  /** How long its windows let it start. */
  readonly starts: Duration;
  /** Only its image can tell of a health check, and is not known to have none. */
  readonly mayHaveCheck: boolean;
  /** With the health check that its image may bring, where that is not here. */
  readonly foreseen: KnownService;
  /** For how long it must be good again to count as recovered. */
  readonly goodFor: Duration;
}

/** What an image's check does where it says no more than its command. */
export const engineDefaults: HealthSettings = {
  test: null,
  interval: seconds(30),
  timeout: seconds(30),
  retries: 3,
  startPeriod: seconds(0),
  startInterval: seconds(30),
};

/** An experiment beyond this is none that a person waits for. */
export const longestWindow = seconds(600);

/** The engine's costs for a program that starts no quicker than it can. */
export const costsOf = ({ starts }: Pick<Setting, 'starts'>): EngineCosts => ({
  ...defaultCosts,
  boot: range(defaultCosts.boot.min, milliseconds(Math.max(defaultCosts.boot.max, starts))),
});

/** A window in which a recovery by `limits` can be seen to last. Null: it would be longer than anybody waits. */
export function windowFor(
  { goodFor }: Pick<Setting, 'goodFor'>,
  limits: { readonly probe?: Bound | Duration | null; readonly service?: Bound | Duration | null },
): Duration | null {
  const end = (limit: Bound | Duration): number => (typeof limit === 'number' ? limit : latest(limit));
  const ends = [
    ...(limits.probe == null ? [] : [end(limits.probe) + goodFor]),
    ...(limits.service == null ? [] : [end(limits.service) + containerLasts]),
  ];
  const needed = roundUp(milliseconds(Math.max(10_000, ...ends)));
  return needed > longestWindow ? null : needed;
}

/** With a second to spare, in steps of five. */
export const roundUp = (length: Duration): Duration => seconds(Math.ceil((length / 1000 + 1) / 5) * 5);
