/** What a linter found, as SARIF 2.1.0: the form that code hosts and editors show beside the lines. */
import { listText } from '../model/count-text.ts';
import type { LintFinding, LintLevel, LintReport, LintRuleFacts } from '../model/lint.ts';

interface SarifTool {
  readonly version: string;
  readonly rules: readonly LintRuleFacts[];
}

/** One run of one tool, as plain data; every rule stands in it, found or not. */
export function sarifOf(report: LintReport, { version, rules }: SarifTool): Readonly<Record<string, unknown>> {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'resilience', version, rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notificationsOf(report) }],
        results: report.findings.map((one) => resultOf(one, rules)),
      },
    ],
  };
}

const meanings: Readonly<Record<LintLevel, string>> = {
  error: 'It cannot work as it is written.',
  warning: 'It works otherwise than most think.',
  note: 'It works, and has a price that can be known.',
};

const descriptorOf = ({ rule, level, about }: LintRuleFacts) => ({
  id: rule,
  shortDescription: { text: about },
  help: { text: `${about} ${meanings[level]}` },
  defaultConfiguration: { level },
});

function resultOf(found: LintFinding, rules: readonly LintRuleFacts[]) {
  const { rule, level, message, why, cost, fix, place, service } = found;
  const sentences = [message, why, ...(cost === null ? [] : [`cost: ${cost}`]), `fix: ${fix}`];
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex((one) => one.rule === rule),
    level,
    message: { text: sentences.map((one) => `${one}.`).join(' ') },
    locations: place === null ? [] : [{ physicalLocation: physical(place) }],
    // The same finding after lines above it have moved.
    partialFingerprints: { 'resilience/v1': `${rule}/${service}/${found.at.join('/')}` },
  };
}

const physical = ({ file, line, column, endLine, endColumn }: NonNullable<LintFinding['place']>) => ({
  artifactLocation: { uri: uriOf(file) },
  region: { startLine: line, startColumn: column, endLine, endColumn },
});

/** Relative to where the command ran, as code hosts take it. */
const uriOf = (file: string): string =>
  `${file.startsWith('/') ? 'file://' : ''}${file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')}`;

const notificationsOf = ({ unknownChecks, unknownPrograms }: LintReport) =>
  [
    { what: 'whether there is a health check', of: unknownChecks },
    { what: 'whether what the health check runs is in the image', of: unknownPrograms },
  ]
    .filter(({ of }) => of.length > 0)
    .map(({ what, of }) => ({ level: 'note', message: { text: `not known ${what}: ${listText(of)}` } }));
