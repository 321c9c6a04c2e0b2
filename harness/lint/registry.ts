/** Every rule by its name: a name without a rule does not compile. */
import type { LintRule, LintRuleFacts } from '../model/lint.ts';
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

export const rules: Readonly<Record<LintRule, Rule>> = {
  'check-calls-dependency': checkCallsDependency,
  'depends-on-without-condition': dependsOnWithoutCondition,
  'fixed-port-with-scale': fixedPortWithScale,
  'interval-beyond-objective': intervalBeyondObjective,
  'no-health-check': noHealthCheck,
  'nobody-heals': nobodyHeals,
  'shell-swallows-sigterm': shellSwallowsSigterm,
  'start-period-too-short': startPeriodTooShort,
  'timeout-above-interval': timeoutAboveInterval,
};

/** For who lists them. */
export const ruleFacts: readonly LintRuleFacts[] = Object.entries(rules).map(([rule, { level, about }]) => ({
  rule: rule as LintRule,
  level,
  about,
}));
