/** A Compose project → what in it cannot work, or works otherwise than most think, service by service. */
import type { Edit } from '../compose-file/edit.ts';
import type { WrittenProject } from '../compose-file/written-project.ts';
import {
  isAtLeast,
  type LintFinding,
  type LintLevel,
  type LintProject,
  type LintReport,
  type LintRule,
  type LintService,
  lintLevels,
} from '../model/lint.ts';
import { isAwaited } from '../model/one-shot.ts';
import { checkOf } from './check.ts';
import { rules } from './registry.ts';
import type { RuleFinding } from './rule.ts';

export interface LintWish {
  /** As the user would write it. */
  readonly file: string;
  readonly written: WrittenProject;
  /** What is less serious is left out. */
  readonly least: LintLevel;
}

type Found = Omit<RuleFinding, 'edits'> &
  Pick<LintFinding, 'rule' | 'level' | 'service'> & { readonly edits: readonly Edit[] };

export function lint(project: LintProject, { file, written, least }: LintWish): LintReport {
  const found = findingsIn(project).filter((one) => isAtLeast(one.level, least));
  return {
    file,
    findings: found.map(({ edits, ...one }) => {
      const at = ['services', one.service, ...one.at];
      return { ...one, at, place: written.place(at), patch: edits.length === 0 ? null : written.patch(edits) };
    }),
    patch: written.patchOfAll(found.map((one) => one.edits)),
    unknownChecks: project.services
      .filter(({ name, healthFrom }) => healthFrom === 'unknown' && !isAwaited(name, project.services))
      .map((one) => one.name),
    unknownPrograms: project.services
      .filter((one) => checkOf(one) !== null && one.imageFacts === null)
      .map((one) => one.name),
  };
}

/** By level, then in the order of services, and of rules within one. */
export function findingsIn({ objective, services }: LintProject): readonly Found[] {
  const project = { objective, services: services.map(withoutGuess) };
  const found = project.services.flatMap((service) => findingsOf(service, project));
  return lintLevels.flatMap((level) => found.filter((one) => one.level === level));
}

/** Times without a command are those of a check that an unknown image may have or not have. */
const withoutGuess = (service: LintService): LintService =>
  service.health?.test === null ? { ...service, health: null } : service;

/** Who runs once and ends is not there to be asked, noticed or healed. */
const findingsOf = (service: LintService, project: LintProject): readonly Found[] =>
  Object.entries(rules).flatMap(([rule, { level, ofOneShots, look }]) =>
    ofOneShots !== true && isAwaited(service.name, project.services)
      ? []
      : look(service, project).map((one) => ({
          ...{ rule: rule as LintRule, level, service: service.name },
          ...{ ...one, edits: one.edits ?? [] },
        })),
  );
