/** A set of repairs as a user gets it: a sentence, a diff of the own files, and a file that says the same over them. */
import type { Edit } from '../compose-file/edit.ts';
import type { WrittenProject } from '../compose-file/written-project.ts';
import { listText } from '../model/count-text.ts';
import type { Mend } from '../model/exploration.ts';
import { editsOf, overrideText } from './compose-edits.ts';
import type { MendProject, RepairSet } from './repair.ts';

/** What the repairs are made on: the project, and its files as they are written. */
export interface Repairable {
  readonly project: MendProject;
  readonly written: WrittenProject;
}

export interface Proposal extends Pick<Mend, 'sentence' | 'patch' | 'override'> {
  readonly edits: readonly Edit[];
}

export function proposalOf(repairs: RepairSet, { project, written }: Repairable): Proposal {
  const edits = editsOf(repairs, project);
  return {
    sentence: listText(repairs.map(({ what }) => what)),
    patch: written.patch(edits),
    override: overrideText(edits),
    edits,
  };
}
