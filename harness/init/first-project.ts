/** A described project → its first stack and scenarios, and what is told of every service. Nothing is read or written here. */

import type { DescribedService } from '../model/described-service.ts';
import type { ServiceName } from '../model/stack.ts';
import { choose, type LeftService } from './choose.ts';
import { type DraftScenario, draftScenario } from './draft.ts';

export interface FirstProject {
  /** All services, with the ports at which they are asked. */
  readonly services: readonly { readonly name: ServiceName; readonly port: number | null }[];
  readonly drafts: readonly DraftScenario[];
  readonly left: readonly LeftService[];
}

export function firstProject(services: readonly DescribedService[]): FirstProject {
  const { chosen, left } = choose(services);
  const drafts = chosen.map((one) => draftScenario(one, services));
  const asked = new Map(drafts.map(({ service, probe }) => [service.name, probe?.port ?? null]));
  return { services: services.map(({ name }) => ({ name, port: asked.get(name) ?? null })), drafts, left };
}
