/** Every rule by its name: a name without a rule does not compile. */
import type { LintRule, LintRuleFacts } from '../model/lint.ts';
import type { Rule } from './rule.ts';
import { awaitedNeverEnds } from './rules/awaited-never-ends.ts';
import { checkAsksPublishedPort } from './rules/check-asks-published-port.ts';
import { checkCallsDependency } from './rules/check-calls-dependency.ts';
import { checkCannotFail } from './rules/check-cannot-fail.ts';
import { checkCannotSucceed } from './rules/check-cannot-succeed.ts';
import { checkGreenDuringInit } from './rules/check-green-during-init.ts';
import { checkLeavesStack } from './rules/check-leaves-stack.ts';
import { checkLocalhostIsIpv6 } from './rules/check-localhost-is-ipv6.ts';
import { checkNeedsBash } from './rules/check-needs-bash.ts';
import { checkOutlivesTimeout } from './rules/check-outlives-timeout.ts';
import { checkProgramMissing } from './rules/check-program-missing.ts';
import { checkShellSyntax } from './rules/check-shell-syntax.ts';
import { checkSleeps, checkSleepsTooLong } from './rules/check-sleeps.ts';
import { checkTakesErrorPage } from './rules/check-takes-error-page.ts';
import { checkTakesRedisError } from './rules/check-takes-redis-error.ts';
import { checkTimeRefused } from './rules/check-time-refused.ts';
import { checkVariableOfCompose } from './rules/check-variable-of-compose.ts';
import { checkVariableUnread } from './rules/check-variable-unread.ts';
import { checkWithoutCommand } from './rules/check-without-command.ts';
import { checkWordsLost } from './rules/check-words-lost.ts';
import { checkZeroIsDefault } from './rules/check-zero-is-default.ts';
import { commandWithoutShell } from './rules/command-without-shell.ts';
import { deadSharedNetwork } from './rules/dead-shared-network.ts';
import { dependsOnWithoutCondition } from './rules/depends-on-without-condition.ts';
import { deployRestartPolicy } from './rules/deploy-restart-policy.ts';
import { firstCheckLate } from './rules/first-check-late.ts';
import { fixedPortWithScale } from './rules/fixed-port-with-scale.ts';
import { healerItself } from './rules/healer-itself.ts';
import { healerPassesOver } from './rules/healer-passes-over.ts';
import { healthyWithoutCheck } from './rules/healthy-without-check.ts';
import { hostPortTaken } from './rules/host-port-taken.ts';
import { intervalBeyondObjective } from './rules/interval-beyond-objective.ts';
import { labelWithoutHealer } from './rules/label-without-healer.ts';
import { networkConflict } from './rules/network-conflict.ts';
import { noHealthCheck } from './rules/no-health-check.ts';
import { noRestartPolicy } from './rules/no-restart-policy.ts';
import { nobodyHeals } from './rules/nobody-heals.ts';
import { onFailureCountForLife } from './rules/on-failure-count-for-life.ts';
import { oneShotRestarted } from './rules/one-shot-restarted.ts';
import { portsDiscarded } from './rules/ports-discarded.ts';
import { refusedRestart } from './rules/refused-restart.ts';
import { restartWithDependency } from './rules/restart-with-dependency.ts';
import { shellSwallowsSigterm } from './rules/shell-swallows-sigterm.ts';
import { shortGraceOfDatabase } from './rules/short-grace-of-database.ts';
import { shortStart } from './rules/short-start.ts';
import { slowDetection } from './rules/slow-detection.ts';
import { startIntervalUnused } from './rules/start-interval-unused.ts';
import { startPeriodTooShort } from './rules/start-period-too-short.ts';
import { timeoutAboveInterval } from './rules/timeout-above-interval.ts';
import { unwatchedProcesses } from './rules/unwatched-processes.ts';

export const rules: Readonly<Record<LintRule, Rule>> = {
  'awaited-never-ends': awaitedNeverEnds,
  'check-asks-published-port': checkAsksPublishedPort,
  'check-calls-dependency': checkCallsDependency,
  'check-cannot-fail': checkCannotFail,
  'check-cannot-succeed': checkCannotSucceed,
  'check-green-during-init': checkGreenDuringInit,
  'check-leaves-stack': checkLeavesStack,
  'check-localhost-is-ipv6': checkLocalhostIsIpv6,
  'check-needs-bash': checkNeedsBash,
  'check-outlives-timeout': checkOutlivesTimeout,
  'check-program-missing': checkProgramMissing,
  'check-shell-syntax': checkShellSyntax,
  'check-sleeps': checkSleeps,
  'check-sleeps-too-long': checkSleepsTooLong,
  'check-takes-error-page': checkTakesErrorPage,
  'check-takes-redis-error': checkTakesRedisError,
  'check-time-refused': checkTimeRefused,
  'check-variable-of-compose': checkVariableOfCompose,
  'check-variable-unread': checkVariableUnread,
  'check-without-command': checkWithoutCommand,
  'check-words-lost': checkWordsLost,
  'check-zero-is-default': checkZeroIsDefault,
  'command-without-shell': commandWithoutShell,
  'dead-shared-network': deadSharedNetwork,
  'depends-on-without-condition': dependsOnWithoutCondition,
  'deploy-restart-policy': deployRestartPolicy,
  'first-check-late': firstCheckLate,
  'fixed-port-with-scale': fixedPortWithScale,
  'healer-itself': healerItself,
  'healer-passes-over': healerPassesOver,
  'healthy-without-check': healthyWithoutCheck,
  'host-port-taken': hostPortTaken,
  'interval-beyond-objective': intervalBeyondObjective,
  'label-without-healer': labelWithoutHealer,
  'network-conflict': networkConflict,
  'no-health-check': noHealthCheck,
  'no-restart-policy': noRestartPolicy,
  'nobody-heals': nobodyHeals,
  'on-failure-count-for-life': onFailureCountForLife,
  'one-shot-restarted': oneShotRestarted,
  'ports-discarded': portsDiscarded,
  'refused-restart': refusedRestart,
  'restart-with-dependency': restartWithDependency,
  'shell-swallows-sigterm': shellSwallowsSigterm,
  'short-grace-of-database': shortGraceOfDatabase,
  'short-start': shortStart,
  'slow-detection': slowDetection,
  'start-interval-unused': startIntervalUnused,
  'start-period-too-short': startPeriodTooShort,
  'timeout-above-interval': timeoutAboveInterval,
  'unwatched-processes': unwatchedProcesses,
};

/** For who lists them. */
export const ruleFacts: readonly LintRuleFacts[] = Object.entries(rules).map(([rule, { level, about }]) => ({
  rule: rule as LintRule,
  level,
  about,
}));
