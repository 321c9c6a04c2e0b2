/** What a linter found, as text for a terminal. */
import { plural } from '../model/count-text.ts';
import type { LintFinding } from '../model/lint.ts';
import { hang, harmless, painter } from './paint.ts';

export function renderLint(
  file: string,
  findings: readonly LintFinding[],
  { colour, width }: { readonly colour: boolean; readonly width: number },
): string {
  const paint = painter(colour);
  if (findings.length === 0) return `${file}: no setting that cannot work`;
  const parts = [...alike(findings).values()].map((found) => {
    const { rule, why, cost, fix } = found[0]!;
    return [
      ...found.map(({ message }) => hang('', message, width, (line) => paint('bold', line))),
      hang('  rule ', rule, width, (line) => paint('dim', line)),
      hang('  why  ', why, width),
      hang('  cost ', cost, width),
      hang('  fix  ', fix, width),
    ].join('\n');
  });
  return [...parts, `${harmless(file)}: ${plural(findings.length, 'setting')} that cannot work`].join('\n\n');
}

/** Those that differ in the service alone are listed together. */
function alike(findings: readonly LintFinding[]): ReadonlyMap<string, readonly LintFinding[]> {
  const groups = new Map<string, LintFinding[]>();
  for (const one of findings) {
    const key = [one.rule, one.why, one.cost, one.fix.replaceAll(one.service, '…')].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
