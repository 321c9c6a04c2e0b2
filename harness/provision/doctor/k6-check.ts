/** What the doctor says of k6. No run is impossible without it: only scenarios with scripts of k6 need it. */
import Docker from 'dockerode';
import type { EngineEndpoint } from '../finding/endpoint.ts';
import type { Env } from '../host/paths.ts';
import { howToGetK6, officialK6 } from '../images/k6.ts';
import { hasImage } from '../images/k6-image.ts';
import { builtK6, type FoundK6, findGo, ifThere, k6OnPath, k6Version, namedK6 } from '../images/k6-program.ts';
import { askRegistry } from '../images/registry.ts';
import { check, type DoctorCheck } from './check.ts';

const neededFor = 'load written for k6; the built-in prober needs none';

export async function checkK6(endpoint: EngineEndpoint | null, env: Env): Promise<DoctorCheck> {
  const named = await namedK6(env);
  if (named !== null) return judgeK6({ program: named, image: null, registry: null, go: null });
  const docker = endpoint === null ? null : new Docker(endpoint.connection);
  const built = await ifThere(builtK6(env, { x64: 'amd64' }[process.arch as string] ?? process.arch));
  const program = built === null ? await k6OnPath(env) : { file: built, version: k6Version };
  const image = docker !== null && (await hasImage(docker, officialK6)) ? officialK6 : null;
  const have = image !== null || (program !== null && typeof program !== 'string');
  const registry = have || docker === null ? 'not asked' : await askRegistry(docker, officialK6);
  return judgeK6({ program, image, registry, go: findGo(env) });
}

export interface K6Sources {
  /** A program, or why the one that there is cannot be used. */
  readonly program: FoundK6 | string | null;
  readonly image: string | null;
  /** Why no registry gives it; null: one does. */
  readonly registry: string | null;
  readonly go: string | null;
}

export function judgeK6({ program, image, registry, go }: K6Sources): DoctorCheck {
  const ok = (found: string): DoctorCheck => check('k6', neededFor, 'ok', found);
  if (image !== null) return ok(`${image} is here`);
  if (program !== null && typeof program !== 'string') return ok(`${program.version} (${program.file})`);
  if (program !== null && go === null && registry !== null) {
    return check('k6', neededFor, 'warning', program, howToGetK6);
  }
  if (registry === null) return ok(`${officialK6} can be pulled`);
  if (go !== null) return ok(`${k6Version} can be built with ${go}; that takes some minutes, once`);
  return check('k6', neededFor, 'warning', 'missing', howToGetK6);
}
