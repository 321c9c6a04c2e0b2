/** What the images that are on an engine say of themselves. None is pulled. */
import { distinct } from '../../model/distinct.ts';
import type { ImageFacts } from '../../model/image-facts.ts';
import type { EngineAddress } from '../../model/machine.ts';
import type { HealthPart } from '../../model/settings.ts';
import { type Duration, milliseconds } from '../../model/time.ts';
import { ask, askUnless } from './ask.ts';
import { openEngine } from './client.ts';
import type { ApiHealth } from './settings.ts';

/** An image on the disk is read in milliseconds; an engine that is busier than that is not waited for. */
const patience = 10_000;

interface ApiConfig {
  readonly Healthcheck?: ApiHealth;
  readonly Entrypoint?: string | readonly string[] | null;
  readonly Cmd?: string | readonly string[] | null;
  readonly User?: string;
  readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
  readonly Env?: readonly string[] | null;
  readonly StopSignal?: string;
  readonly Shell?: readonly string[] | null;
}

/** By name; an image that is not there has no entry. Throws R402 or R409 where the engine does not answer. */
export async function imagesOn(
  engine: EngineAddress,
  names: readonly string[],
): Promise<ReadonlyMap<string, ImageFacts>> {
  const docker = openEngine(engine);
  const version = await ask('tell its version', docker.version(), patience);
  const found = await Promise.all(
    distinct(names).map(async (name): Promise<readonly [string, ImageFacts] | null> => {
      const image = await askUnless([400, 404], `inspect image ${name}`, docker.getImage(name).inspect(), patience);
      return image === null
        ? null
        : [name, { ...factsOf((image.Config ?? {}) as ApiConfig), ...foreign(image.Architecture, version.Arch) }];
    }),
  );
  return new Map(found.filter((one) => one !== null));
}

/** Nothing where either is not told. */
const foreign = (its: string | undefined, engines: string | undefined): Pick<ImageFacts, 'foreign'> =>
  its && engines && its !== engines ? { foreign: { its, engines } } : {};

const factsOf = (config: ApiConfig): ImageFacts => ({
  health: healthOf(config.Healthcheck),
  entrypoint: wordsOf(config.Entrypoint),
  command: wordsOf(config.Cmd),
  user: config.User ?? '',
  ports: Object.keys(config.ExposedPorts ?? {}).flatMap((one) =>
    /^\d+(\/tcp)?$/.test(one) ? [parseInt(one, 10)] : [],
  ),
  environment: Object.fromEntries(
    (config.Env ?? []).map((one) => {
      const [name, ...value] = one.split('=');
      return [name!, value.join('=')];
    }),
  ),
  stopSignal: config.StopSignal || null,
  shell: config.Shell ?? null,
});

const wordsOf = (words: string | readonly string[] | null | undefined): readonly string[] =>
  typeof words === 'string' ? [words] : (words ?? []);

const length = (nanoseconds: number | undefined): Duration | null =>
  nanoseconds ? milliseconds(nanoseconds / 1e6) : null;

function healthOf(api: ApiHealth | undefined): HealthPart | null {
  const test = api?.Test ?? [];
  if (api === undefined || test.length === 0 || test[0] === 'NONE') return null;
  return {
    test,
    interval: length(api.Interval),
    timeout: length(api.Timeout),
    retries: api.Retries || null,
    startPeriod: length(api.StartPeriod),
    startInterval: length(api.StartInterval),
  };
}
