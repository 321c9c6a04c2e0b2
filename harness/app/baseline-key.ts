/** Under which conditions a night's times were measured: they are compared with those of the same. */
import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import type { EngineFacts } from '../model/event.ts';
import type { BaselineKey } from '../model/night.ts';
import type { Json } from '../model/record.ts';
import type { Stack } from '../model/stack.ts';
import type { CompileInputs } from './compile-scenarios.ts';
import { engineKind } from './engine.ts';
import { stableProject } from './stable-project.ts';

/** `stack`: of a plan. Asks Compose once more; throws R201 and R403 as compiling does. */
export async function baselineKeyOf(
  engine: Pick<EngineFacts, 'version' | 'kernel' | 'local'>,
  stack: Stack,
  { compose, images }: Pick<CompileInputs, 'compose' | 'images'>,
): Promise<BaselineKey> {
  const { project } = await engineKind.resolveWhole(stack, compose, images);
  return {
    engine: engine.version,
    kernel: engine.kernel,
    cpu: engine.local ? cpuModel() : 'unknown',
    compose: composeDigest(project, stack.folder),
  };
}

/** Twelve digits: the same in every run and every checkout, and another when a setting changes. */
export const composeDigest = (project: Json, folder: string): string =>
  createHash('sha256')
    .update(JSON.stringify(stableProject(project, folder)))
    .digest('hex')
    .slice(0, 12);

/** Of this machine; `unknown` where its system does not say. */
function cpuModel(): string {
  const model = cpus()[0]?.model.trim().replace(/\s+/g, ' ') ?? '';
  return model === '' ? 'unknown' : model;
}
