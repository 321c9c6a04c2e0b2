/** A rule: examines one service among its project, and names at most one thing that cannot work. */
import type { LintFinding, LintProject, LintService } from '../model/lint.ts';

export type RuleFinding = Omit<LintFinding, 'rule' | 'service'>;
export type Rule = (service: LintService, project: LintProject) => RuleFinding | null;
