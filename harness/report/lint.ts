/** What a linter found, as text for a terminal. */
import { listText, plural } from '../model/count-text.ts';
import { type LintFinding, type LintLevel, type LintReport, lintLevels } from '../model/lint.ts';
import { placeText } from '../model/place.ts';
import { hang, harmless, type Paint, painter, type Style } from './paint.ts';

interface Terminal {
  readonly colour: boolean;
  readonly width: number;
}

const styles: Readonly<Record<LintLevel, Style>> = { error: 'red', warning: 'yellow', note: 'cyan' };

/** `least`: what is less serious was left out. */
export function renderLint(report: LintReport, least: LintLevel, { colour, width }: Terminal): string {
  const paint = painter(colour);
  const parts = [...alike(report.findings).values()].map((found) => blockOf(found, paint, width));
  return [...parts, [...unknownLine(report, width), summaryOf(report, least)].join('\n')].join('\n\n');
}

function blockOf(found: readonly LintFinding[], paint: Paint, width: number): string {
  const { rule, level, why, cost, fix } = found[0]!;
  return [
    ...found.flatMap(({ message, place }) => [
      ...(place === null ? [] : [paint('dim', harmless(placeText(place)))]),
      hang('', message, width, (line) => paint('bold', line)),
    ]),
    `  rule ${paint(styles[level], level)} ${rule}`,
    hang('  why  ', why, width),
    ...(cost === null ? [] : [hang('  cost ', cost, width)]),
    hang('  fix  ', fix, width),
    ...found.flatMap(({ patch }) => (patch === null ? [] : [patchText(patch, paint)])),
  ].join('\n');
}

/** The changed lines as they are: wrapped, they could not be applied. */
const patchText = (patch: string, paint: Paint): string =>
  patch
    .trimEnd()
    .split('\n')
    .map((line) => `       ${paintLine(harmless(line), paint)}`)
    .join('\n');

function paintLine(line: string, paint: Paint): string {
  if (/^(---|\+\+\+|@@)/.test(line)) return paint('dim', line);
  return line.startsWith('+') ? paint('green', line) : line.startsWith('-') ? paint('red', line) : line;
}

/** What could not be known, once for the project. */
function unknownLine({ unknownChecks, unknownPrograms }: LintReport, width: number): readonly string[] {
  const many = unknownChecks.length !== 1;
  const checks = `not known whether ${listText(unknownChecks)} ${many ? 'have' : 'has'} a health check: no file says so, and the image is not on an engine here`;
  const programs = `not known whether what the health checks of ${listText(unknownPrograms)} run is in their images: those are built, or not on an engine here`;
  return [
    ...(unknownChecks.length === 0 ? [] : [hang('', checks, width)]),
    ...(unknownPrograms.length === 0 ? [] : [hang('', programs, width)]),
  ];
}

const nouns: Readonly<Record<LintLevel, string>> = { error: 'error', warning: 'warning', note: 'note' };

/** `compose.yaml: 1 error and 3 warnings`. */
function summaryOf({ file, findings }: LintReport, least: LintLevel): string {
  const counts = lintLevels.flatMap((level) => {
    const count = findings.filter((one) => one.level === level).length;
    return count === 0 ? [] : [plural(count, nouns[level])];
  });
  const asked = lintLevels.slice(0, lintLevels.indexOf(least) + 1).map((level) => `no ${nouns[level]}`);
  return `${harmless(file)}: ${counts.length === 0 ? listText(asked, 'and') : listText(counts)}`;
}

/** Those that differ in the service alone are listed together. */
function alike(findings: readonly LintFinding[]): ReadonlyMap<string, readonly LintFinding[]> {
  const groups = new Map<string, LintFinding[]>();
  for (const one of findings) {
    const key = [one.rule, one.why, one.cost ?? '', one.fix.replaceAll(one.service, '…')].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
