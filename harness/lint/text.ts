/** When a failure would be noticed, in the words of a finding. */
import { rangeText } from '../model/duration-text.ts';
import type { HealthSettings } from '../model/settings.ts';
import { defaultCosts } from '../prediction/costs.ts';
import { detectionOfFailure } from '../prediction/health.ts';

/** When a failure is called unhealthy, by the settings. */
export const noticedAfter = (health: HealthSettings): string => rangeText(detectionOfFailure(health, defaultCosts));
