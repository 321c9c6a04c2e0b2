/** A rule: examines one service among its project, and names what of it cannot work or works otherwise than most think. */
import type { Edit } from '../compose-file/edit.ts';
import type { LintFinding, LintLevel, LintProject, LintService } from '../model/lint.ts';

export interface Rule {
  readonly level: LintLevel;
  /** What it searches for, in a sentence without a service: shown where rules are listed. */
  readonly about: string;
  /** Services that run once and end are examined too. Absent: they are not there to be asked, noticed or healed. */
  readonly ofOneShots?: true;
  readonly look: (service: LintService, project: LintProject) => readonly RuleFinding[];
}

export interface RuleFinding extends Pick<LintFinding, 'message' | 'why' | 'cost' | 'fix'> {
  /** Absent: the rule's own. */
  readonly level?: LintLevel;
  /** Keys below the service, a number for an item of a list; where nothing is written there, the place is where the longest part of it is. */
  readonly at: readonly (string | number)[];
  /** The fix as edits of what the files say of services; absent: it is not mechanical. */
  readonly edits?: readonly Edit[];
}
