/** Docker Engine with Compose, as a kind of engine. What takes the engine itself is loaded when it is used, so that plans are quick. */
import type { EngineAddress } from '../../model/machine.ts';
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
  imagesOn: async (engine, names) => (await import('./image-facts.ts')).imagesOn(engine, names),
  programsIn: async (engine, image, wanted) => (await import('./image-programs.ts')).programsIn(engine, image, wanted),
  async resolveWhole(stack, compose, images) {
    const { services, ...project } = await resolveWhole(stack, compose, images);
    return {
      services,
      project: project.withSettings,
      changes: (beside, planned) => projectChanges({ ...project, ...beside, stack }, planned),
    };
  },
  findProject: async (engine, asked) => (await import('./attach/find.ts')).findProject(engine, asked),
  attachmentOf: async (engine, name, all) => (await import('./attach/find.ts')).attachmentOf(engine, name, all),
  attachedServices: async (engine, attached) =>
    (await import('./attach/services.ts')).attachedServices(engine, attached),
  connect: async (options) => (await import('./connect.ts')).connectDocker(options),
  findLeftovers: async (engine) => (await import('./leftovers.ts')).findLeftovers(engine),
  removeLeftovers: async (engine, run) => (await import('./leftovers.ts')).removeLeftovers(engine, run),
  takeLock: async (engine, lock, image) => (await import('./locks.ts')).takeLock(engine, lock, image),
  findLocks: async (engine) => (await import('./locks.ts')).findLocks(engine),
  releaseLock: async (engine, run) => (await import('./locks.ts')).releaseLock(engine, run),
  findBuiltImages: async (engine) => (await import('./built-images.ts')).findBuiltImages(await opened(engine)),
  removeBuiltImages: async (engine) => (await import('./built-images.ts')).removeBuiltImages(await opened(engine)),
};

const opened = async (engine: EngineAddress) => (await import('./client.ts')).openEngine(engine);
