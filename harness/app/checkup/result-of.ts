/** What was seen of a check → its verdict. */
import { factsOfCheck } from '../../checkup/facts-of-check.ts';
import { judgeCheck } from '../../checkup/verdict.ts';
import { findingsIn } from '../../lint/lint.ts';
import type { CheckResult } from '../../model/checkup.ts';
import type { CheckupBase } from './checkup-world.ts';
import type { MeasuredCheck } from './measure-checks.ts';

/** `isRead`: whether what `lint` says of the files holds for it, as it does for a check that was not changed. */
export function resultOf(one: MeasuredCheck, { lint }: Pick<CheckupBase, 'lint'>, isRead = false): CheckResult {
  const findings = isRead ? findingsIn({ services: lint, objective: null }) : [];
  const facts = factsOfCheck({ ...one, findings, lint: lint.find(({ name }) => name === one.service.name) });
  return { ...facts, ...judgeCheck(facts), repair: null };
}
