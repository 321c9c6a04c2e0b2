/** Which health check a service will have: what Compose says, over what the image says, over the engine's defaults. */
import type { HealthPart, HealthSettings } from '../../../model/settings.ts';
import { type Duration, parseDuration } from '../../../model/time.ts';
import { defaultStartInterval, healthDefaults } from '../settings.ts';
import { type ComposeHealthcheck, plainText } from './config.ts';
import type { ImageHealth } from './dockerfile.ts';

export interface ResolvedHealth {
  readonly health: HealthSettings | null;
  readonly healthFrom: 'compose' | 'image' | 'none' | 'unknown';
}

const nothing: HealthPart = {
  test: null,
  interval: null,
  timeout: null,
  retries: null,
  startPeriod: null,
  startInterval: null,
};

/** `unknown` with settings of its own means: there will be these settings if the image brings a test. */
export function resolveHealth(check: ComposeHealthcheck | null | undefined, image: ImageHealth): ResolvedHealth {
  const said = check === null || check === undefined ? nothing : composePart(check);
  if (check?.disable || said.test?.[0] === 'NONE') return { health: null, healthFrom: 'none' };
  if (said.test !== null) return { health: complete(said, image), healthFrom: 'compose' };
  if (image === 'none') return { health: null, healthFrom: 'none' };
  if (image !== 'unknown') return { health: complete(said, image), healthFrom: 'image' };
  return { health: said === nothing ? null : complete(said, image), healthFrom: 'unknown' };
}

function composePart(check: ComposeHealthcheck): HealthPart {
  const length = (text: string | null | undefined): Duration | null => parseDuration(text ?? '') || null;
  return {
    test: check.test && check.test.length > 0 ? check.test.map(plainText) : null,
    interval: length(check.interval),
    timeout: length(check.timeout),
    retries: check.retries || null,
    startPeriod: length(check.start_period),
    startInterval: length(check.start_interval),
  };
}

/** Field by field, as the engine merges them; an unset start interval follows engines up to 26.1, the version being unknown. */
function complete(said: HealthPart, image: ImageHealth): HealthSettings {
  const below = typeof image === 'string' ? nothing : image;
  const interval = said.interval ?? below.interval ?? healthDefaults.interval;
  return {
    test: said.test ?? below.test,
    interval,
    timeout: said.timeout ?? below.timeout ?? healthDefaults.timeout,
    retries: said.retries ?? below.retries ?? healthDefaults.retries,
    startPeriod: said.startPeriod ?? below.startPeriod ?? healthDefaults.startPeriod,
    startInterval: said.startInterval ?? below.startInterval ?? defaultStartInterval(interval, null),
  };
}
