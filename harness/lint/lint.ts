/** A Compose project → what in it cannot work, service by service. */
import type { LintFinding, LintProject, LintRule, LintService } from '../model/lint.ts';
import { isAwaited } from '../model/one-shot.ts';
import type { Rule } from './rule.ts';
import { checkCallsDependency } from './rules/check-calls-dependency.ts';
import { dependsOnWithoutCondition } from './rules/depends-on-without-condition.ts';
import { fixedPortWithScale } from './rules/fixed-port-with-scale.ts';
import { intervalBeyondObjective } from './rules/interval-beyond-objective.ts';
import { noHealthCheck } from './rules/no-health-check.ts';
import { nobodyHeals } from './rules/nobody-heals.ts';
import { shellSwallowsSigterm } from './rules/shell-swallows-sigterm.ts';
import { startPeriodTooShort } from './rules/start-period-too-short.ts';
import { timeoutAboveInterval } from './rules/timeout-above-interval.ts';

const rules: Readonly<Record<LintRule, Rule>> = {
  'no-health-check': noHealthCheck,
  'nobody-heals': nobodyHeals,
  'start-period-too-short': startPeriodTooShort,
  'interval-beyond-objective': intervalBeyondObjective,
  'timeout-above-interval': timeoutAboveInterval,
  'check-calls-dependency': checkCallsDependency,
  'shell-swallows-sigterm': shellSwallowsSigterm,
  'fixed-port-with-scale': fixedPortWithScale,
  'depends-on-without-condition': dependsOnWithoutCondition,
};

/** Who runs once and ends is not there to be asked, noticed or healed; what it waits for matters all the same. */
const rulesFor = ({ name }: LintService, { services }: LintProject): Readonly<Partial<Record<LintRule, Rule>>> =>
  isAwaited(name, services) ? { 'depends-on-without-condition': dependsOnWithoutCondition } : rules;

/** In the order of services, and of rules within one. */
export const lint = (project: LintProject): readonly LintFinding[] =>
  project.services.flatMap((service) =>
    Object.entries(rulesFor(service, project)).flatMap(([rule, look]) => {
      const found = look(service, project);
      return found === null ? [] : [{ rule: rule as LintRule, service: service.name, ...found }];
    }),
  );
