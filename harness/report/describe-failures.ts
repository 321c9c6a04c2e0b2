/** Failures as a person reads them: code and sentence, place, what shows it, next step. */
import { type Failure, failureText } from '../model/failure.ts';

/** Every failure as `error R204: …`, with its place and its fix on lines of their own. */
export function describeFailures(failures: readonly Failure[]): string {
  return failures.map(describeFailure).join('\n');
}

function describeFailure(one: Failure): string {
  const lines = [`error ${failureText(one)}`];
  if (one.at !== null) lines.push(`  at  ${one.at}`);
  for (const line of one.evidence ?? []) lines.push(`      ${line}`);
  for (const line of one.fix?.split('\n') ?? []) lines.push(`  fix ${line}`);
  return lines.join('\n');
}
