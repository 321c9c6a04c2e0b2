/** Every rule by its name: a name without a rule does not compile. */
import type { LintRule, LintRuleFacts } from '../model/lint.ts';
import type { Rule } from './rule.ts';
import { awaitedNeverEnds } from './rules/awaited-never-ends.ts';
import { checkCallsDependency } from './rules/check-calls-dependency.ts';
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
import { noHealthCheck } from './rules/no-health-check.ts';
import { noRestartPolicy } from './rules/no-restart-policy.ts';
import { nobodyHeals } from './rules/nobody-heals.ts';
import { onFailureCountForLife } from './rules/on-failure-count-for-life.ts';
import { oneShotRestarted } from './rules/one-shot-restarted.ts';
import { refusedRestart } from './rules/refused-restart.ts';
import { refusedTime } from './rules/refused-time.ts';
import { restartWithDependency } from './rules/restart-with-dependency.ts';
import { shellSwallowsSigterm } from './rules/shell-swallows-sigterm.ts';
import { shortGraceOfDatabase } from './rules/short-grace-of-database.ts';
import { slowDetection } from './rules/slow-detection.ts';
import { startIntervalUnused } from './rules/start-interval-unused.ts';
import { startPeriodTooShort } from './rules/start-period-too-short.ts';
import { timeoutAboveInterval } from './rules/timeout-above-interval.ts';
import { unwatchedProcesses } from './rules/unwatched-processes.ts';
import { zeroMeansDefault } from './rules/zero-means-default.ts';

export const rules: Readonly<Record<LintRule, Rule>> = {
  'awaited-never-ends': awaitedNeverEnds,
  'check-calls-dependency': checkCallsDependency,
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
  'no-health-check': noHealthCheck,
  'no-restart-policy': noRestartPolicy,
  'nobody-heals': nobodyHeals,
  'on-failure-count-for-life': onFailureCountForLife,
  'one-shot-restarted': oneShotRestarted,
  'refused-restart': refusedRestart,
  'refused-time': refusedTime,
  'restart-with-dependency': restartWithDependency,
  'shell-swallows-sigterm': shellSwallowsSigterm,
  'short-grace-of-database': shortGraceOfDatabase,
  'slow-detection': slowDetection,
  'start-interval-unused': startIntervalUnused,
  'start-period-too-short': startPeriodTooShort,
  'timeout-above-interval': timeoutAboveInterval,
  'unwatched-processes': unwatchedProcesses,
  'zero-means-default': zeroMeansDefault,
};

/** For who lists them. */
export const ruleFacts: readonly LintRuleFacts[] = Object.entries(rules).map(([rule, { level, about }]) => ({
  rule: rule as LintRule,
  level,
  about,
}));
