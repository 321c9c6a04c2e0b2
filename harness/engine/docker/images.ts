/** The images of a stack: built, pulled where they are missing, and what they say of health. */
import type Docker from 'dockerode';
import { FailureError, failure } from '../../model/failure.ts';
import { ask, askUnless } from './ask.ts';
import type { ComposeConfig } from './compose/config.ts';
import { tailOf, upFailure } from './compose/problem.ts';
import { imageOf } from './compose/run-override.ts';
import { tooOldToBuild } from './compose/too-old.ts';
import { type ComposeTarget, runCompose } from './compose.ts';
import type { ApiHealth } from './settings.ts';

export interface ImageCheck {
  readonly health: ApiHealth | undefined;
  /** What CMD-SHELL runs in; undefined: `/bin/sh -c`. */
  readonly shell: readonly string[] | undefined;
}

/** Null when the image is not here. */
export async function imageCheck(docker: Docker, image: string): Promise<ImageCheck | null> {
  const found = await askUnless([404], `inspect image ${image}`, docker.getImage(image).inspect());
  if (found === null) return null;
  const { Healthcheck, Shell } = found.Config as { Healthcheck?: ApiHealth; Shell?: string[] | null };
  return { health: Healthcheck, shell: Shell ?? undefined };
}

export interface ImageProvision {
  readonly docker: Docker;
  readonly target: ComposeTarget;
  readonly config: ComposeConfig;
  /** Gives the images that are built their names. */
  readonly override: string;
  readonly onProgress: (line: string) => void;
}

/**
 * Builds all that has a `build` with one call of Compose, which is quick where nothing changed, and pulls what is
 * missing. Throws R211 naming image and service, R405 when the disk is full, R414 where the
 * engine's builder is too old, or R307 when a build fails.
 */
export async function provideImages(provision: ImageProvision): Promise<void> {
  const { target, config, override, onProgress } = provision;
  const services = Object.entries(config.services);
  if (services.some(([, { build }]) => build)) {
    const built = await runCompose(target, ['build'], { override, onLine: onProgress });
    const what = 'The images of the stack could not be built.';
    if (!built.ok) throw new FailureError([tooOldToBuild(built.output) ?? upFailure(built, 'R307', what)]);
  }
  const missing = await missingImages(provision);
  if (missing.length === 0) return;
  const names = missing.map(({ service }) => service);
  const { ok, output } = await runCompose(target, ['pull', ...names], { override, onLine: onProgress });
  if (ok) return;
  const still = await missingImages(provision);
  throw new FailureError(
    still.map(({ service, image }) =>
      failure(
        'R211',
        `Image \`${image}\` of service \`${service}\` is not here and cannot be pulled.\n${tailOf(output)}`,
        {
          at: target.stack.folder,
          fix: `Bring it here with \`docker pull ${image}\` or \`docker load\`.`,
        },
      ),
    ),
  );
}

async function missingImages({
  docker,
  target,
  config,
}: ImageProvision): Promise<{ service: string; image: string }[]> {
  const wanted = Object.entries(config.services)
    .filter(([, { build }]) => !build)
    .map(([service, one]) => ({ service, image: imageOf(target.stack, service, one) }));
  const here = await ask('inspect images', Promise.all(wanted.map(({ image }) => imageCheck(docker, image))));
  return wanted.filter((_, index) => here[index] === null);
}
