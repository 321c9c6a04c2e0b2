/** What a run attaches to, in place of bringing a stack up: found and read, and nothing of it is changed. */
import type { NamedContainer } from '../engine/kind.ts';
import type { Attachment } from '../model/attachment.ts';
import type { EngineAddress } from '../model/machine.ts';
import type { ResolvedService } from '../model/plan.ts';
import { engineKind } from './engine.ts';

export interface Attached {
  readonly attached: Attachment;
  /** Its services, as the engine has them. */
  readonly services: readonly ResolvedService[];
}

/** A Compose project, by its name or its folder. Throws R230, R231 or R232. */
export const attachTo = async (engine: EngineAddress, nameOrFolder: string): Promise<Attached> =>
  withServices(engine, await engineKind.findProject(engine, nameOrFolder));

/** Exactly these containers; `name` is for the reports. Throws R230, R231 or R232. */
export const attachToContainers = async (
  engine: EngineAddress,
  name: string,
  containers: readonly NamedContainer[],
): Promise<Attached> => withServices(engine, await engineKind.attachmentOf(engine, name, containers));

const withServices = async (engine: EngineAddress, attached: Attachment): Promise<Attached> => ({
  attached,
  services: await engineKind.attachedServices(engine, attached),
});
