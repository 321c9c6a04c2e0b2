/** Asks k6 what it makes of a script, before anything is started. */
import { z } from 'zod';
import type { HelperContainers } from '../engine/engine.ts';
import { readK6Log } from '../load/k6-log.ts';
import { distinct } from '../model/distinct.ts';
import { fail } from '../model/failure.ts';
import type { K6Load, Threshold } from '../model/load.ts';
import { type Duration, milliseconds, parseDuration } from '../model/time.ts';
import { unlessAborted } from '../runner/scope.ts';
import type { K6Script } from './k6-script.ts';

/** What `k6 inspect --execution-requirements` prints, so far as it is of interest. */
const inspected = z.object({
  thresholds: z.record(z.string(), z.array(z.union([z.string(), z.object({ threshold: z.string() })]))).nullable(),
  systemTags: z.array(z.string()).nullable(),
  totalDuration: z.string(),
});

export interface K6Facts {
  readonly thresholds: readonly Threshold[];
  readonly systemTags: readonly string[];
  /** The longest that the script may run. */
  readonly lasts: Duration;
}

/** Without these the timeline knows neither outcomes nor who answered; k6 leaves `ip` off by itself. */
const neededTags = ['expected_response', 'error', 'error_code', 'ip', 'status'];

/** In no network, so nothing can be reached. Throws R217 with k6's own words and their place. */
export async function inspectK6(
  load: K6Load,
  image: string,
  script: K6Script,
  helperContainers: HelperContainers,
  signal: AbortSignal,
): Promise<K6Facts> {
  const output: string[] = [];
  const errors: string[] = [];
  const sidecar = await helperContainers.startSidecar(
    {
      purpose: 'k6-inspect',
      image,
      command: [
        'k6',
        'inspect',
        '--execution-requirements',
        '--include-system-env-vars',
        '--log-format=json',
        script.path,
      ],
      environment: { ...load.environment, K6_AUTO_EXTENSION_RESOLUTION: 'false' },
      networks: [],
      files: script.files,
    },
    (line) => output.push(line),
    (line) => {
      const log = readK6Log(line);
      if (log === null || log.level === 'error' || log.level === 'fatal') errors.push(log?.text ?? line);
    },
  );
  try {
    const exitCode = await unlessAborted(signal, sidecar.ended);
    if (exitCode === 0) return readFacts(output.join('\n'));
    return refuse(errors.at(-1) ?? `k6 inspect ended with ${exitCode}`, script);
  } finally {
    await sidecar.remove();
  }
}

export function readFacts(text: string): K6Facts {
  const { thresholds, systemTags, totalDuration } = inspected.parse(JSON.parse(text));
  return {
    thresholds: Object.entries(thresholds ?? {}).flatMap(([metric, all]) =>
      all.map((one) => ({ metric, expression: typeof one === 'string' ? one : one.threshold })),
    ),
    systemTags: distinct([...(systemTags ?? []), ...neededTags]).sort(),
    lasts: parseDuration(totalDuration) ?? milliseconds(0),
  };
}

function refuse(said: string, script: K6Script): never {
  const { message, at } = placeOf(said, script);
  return fail('R217', `k6 cannot run the script: ${message}`, { at, fix: 'fix it; `k6 inspect` says the same' });
}

/** k6's words without its wrappings, paths as they are here, and the place that they name. */
export function placeOf(said: string, { path, outside }: Pick<K6Script, 'path' | 'outside'>) {
  const bare = said
    .replace(/^could not initialize '[^']*': /, '')
    .replace(/^could not load JS test '[^']*': /, '')
    .replace(/\. Make sure that you've .*$/s, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [, file, line, column] = /(\/k6\/[^\s:]+):(?: Line )?(\d+):(\d+)/.exec(bare) ?? [];
  const message = bare.replace(/(?:file:\/\/)?(\/k6\/[^\s:'")]+)/g, (_, inside: string) => outside(inside));
  return { message, at: file === undefined ? outside(path) : `${outside(file)}:${line}:${column}` };
}
