/** A repair: edits of the user's own Compose file, and the project that it is made for. */
import type { Edit } from '../compose-file/edit.ts';
import type { LearnedStack } from '../model/learned.ts';
import type { LintService } from '../model/lint.ts';
import type { Json } from '../model/record.ts';
import type { ServiceName } from '../model/stack.ts';

export interface MendProject {
  readonly services: readonly LintService[];
  readonly learned: LearnedStack;
  /** Of those that a check may be made with, what the image of a service has: `curl`, `node`. A service without an entry: nobody could look. */
  readonly programs: ReadonlyMap<ServiceName, ReadonlySet<string>>;
  /** What the files say beside services, by their key at the top; variables stand as they are written. */
  readonly top: Json;
}

export interface Repair {
  /** As it reads in a sentence: `restart: unless-stopped for worker`. */
  readonly what: string;
  readonly edits: readonly Edit[];
  /** Services that a container beside them restarts when the engine calls them unhealthy. Absent: nobody's. */
  readonly heals?: readonly ServiceName[];
}

/** What is applied as one, and is tried as one. */
export type RepairSet = readonly Repair[];

export const serviceOf = ({ services }: Pick<MendProject, 'services'>, name: ServiceName): LintService | undefined =>
  services.find((one) => one.name === name);

/** An edit below a service. */
export const settingOf = (service: ServiceName, path: readonly string[], value: Edit['value']): Edit => ({
  path: ['services', service, ...path],
  value,
});
