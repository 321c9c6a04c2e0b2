/** Docker Engine with Compose, as a kind of engine. What takes the engine itself is loaded when it is used, so that plans are quick. */
import type { EngineKind } from '../kind.ts';
import { filesTogether } from './compose/files-together.ts';
import { settingsOverride } from './compose/settings-override.ts';
import { describeProject } from './describe-project.ts';
import { projectChanges } from './project-changes.ts';
import { resolveForLint } from './resolve-for-lint.ts';
import {
  builtServices,
  resolveAsItIs,
  resolveProject,
  resolveWhole,
  skippedOf,
  unusedVariables,
} from './resolve-project.ts';
import { settleFiles } from './settle-files.ts';

export const docker: EngineKind = {
  settleFiles,
  resolveProject,
  resolveAsItIs,
  resolveForLint,
  describeProject,
  skippedOf,
  builtServices,
  unusedVariables,
  settingsOverride,
  filesTogether,
  imagesOn: async (host, names) => (await import('./image-facts.ts')).imagesOn(host, names),
  programsIn: async (host, image, wanted) => (await import('./image-programs.ts')).programsIn(host, image, wanted),
  async resolveWhole(stack, compose, images) {
    const { services, ...project } = await resolveWhole(stack, compose, images);
    return {
      services,
      project: project.withSettings,
      changes: (beside, planned) => projectChanges({ ...project, ...beside, stack }, planned),
    };
  },
  connect: async (options) => (await import('./connect.ts')).connectDocker(options),
  findLeftovers: async (host) => (await import('./leftovers.ts')).findLeftovers(host),
  removeLeftovers: async (host, run) => (await import('./leftovers.ts')).removeLeftovers(host, run),
  findBuiltImages: async (host) => (await import('./built-images.ts')).findBuiltImages(await opened(host)),
  removeBuiltImages: async (host) => (await import('./built-images.ts')).removeBuiltImages(await opened(host)),
};

const opened = async (host: string) => (await import('./client.ts')).openDocker(host);
