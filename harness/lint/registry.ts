/** Every rule by its name: a name without a rule does not compile. */
import type { LintRule, LintRuleFacts } from '../model/lint.ts';
import type { Rule } from './rule.ts';
import { checkAsksPublishedPort } from './rules/check-asks-published-port.ts';
import { checkCallsDependency } from './rules/check-calls-dependency.ts';
import { checkCannotFail } from './rules/check-cannot-fail.ts';
import { checkCannotSucceed } from './rules/check-cannot-succeed.ts';
import { checkGreenDuringInit } from './rules/check-green-during-init.ts';
import { checkLeavesStack } from './rules/check-leaves-stack.ts';
import { checkLocalhostIsIpv6 } from './rules/check-localhost-is-ipv6.ts';
import { checkOutlivesTimeout } from './rules/check-outlives-timeout.ts';
import { checkProgramMissing } from './rules/check-program-missing.ts';
import { checkShellSyntax } from './rules/check-shell-syntax.ts';
import { checkSleeps, checkSleepsTooLong } from './rules/check-sleeps.ts';
import { checkTakesErrorPage } from './rules/check-takes-error-page.ts';
import { checkTakesRedisError } from './rules/check-takes-redis-error.ts';
import { checkVariableOfCompose } from './rules/check-variable-of-compose.ts';
import { checkVariableUnread } from './rules/check-variable-unread.ts';
import { checkWithoutCommand } from './rules/check-without-command.ts';
import { checkWordsLost } from './rules/check-words-lost.ts';
import { dependsOnWithoutCondition } from './rules/depends-on-without-condition.ts';
import { fixedPortWithScale } from './rules/fixed-port-with-scale.ts';
import { intervalBeyondObjective } from './rules/interval-beyond-objective.ts';
import { noHealthCheck } from './rules/no-health-check.ts';
import { nobodyHeals } from './rules/nobody-heals.ts';
import { shellSwallowsSigterm } from './rules/shell-swallows-sigterm.ts';
import { startPeriodTooShort } from './rules/start-period-too-short.ts';
import { timeoutAboveInterval } from './rules/timeout-above-interval.ts';

export const rules: Readonly<Record<LintRule, Rule>> = {
  'check-asks-published-port': checkAsksPublishedPort,
  'check-calls-dependency': checkCallsDependency,
  'check-cannot-fail': checkCannotFail,
  'check-cannot-succeed': checkCannotSucceed,
  'check-green-during-init': checkGreenDuringInit,
  'check-leaves-stack': checkLeavesStack,
  'check-localhost-is-ipv6': checkLocalhostIsIpv6,
  'check-outlives-timeout': checkOutlivesTimeout,
  'check-program-missing': checkProgramMissing,
  'check-shell-syntax': checkShellSyntax,
  'check-sleeps': checkSleeps,
  'check-sleeps-too-long': checkSleepsTooLong,
  'check-takes-error-page': checkTakesErrorPage,
  'check-takes-redis-error': checkTakesRedisError,
  'check-variable-of-compose': checkVariableOfCompose,
  'check-variable-unread': checkVariableUnread,
  'check-without-command': checkWithoutCommand,
  'check-words-lost': checkWordsLost,
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
