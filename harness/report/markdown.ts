/** The report as Markdown, for a job summary or a pull request: verdict first, tables, pictures made of characters. */
import type { Analysis, ExperimentAnalysis } from '../model/analysis.ts';
import { longText } from '../model/duration-text.ts';
import type { Failure } from '../model/failure.ts';
import { worstFirst } from '../model/verdict.ts';
import { accountFor, accountLines } from './account.ts';
import { changeLine, changeTexts } from './changes-text.ts';
import { formatMargin, formatWall } from './format.ts';
import { keptText } from './kept-text.ts';
import { loadLine } from './load-text.ts';
import { codeBlock, escaped, markdownTable } from './markdown-text.ts';
import { renewalText } from './renewal-text.ts';
import { isSame, messageLines, ownReason, tellsAbove } from './said.ts';
import { textLegend, textPicture } from './text-picture.ts';
import { verdictGlyph, verdictWord } from './verdict.ts';

/** Pull request comments take 65,536 characters; some room is left for the tool that posts it. */
const MOST_CHARACTERS = 60_000;

const expectationTable = (experiment: ExperimentAnalysis): readonly string[] =>
  markdownTable(
    ['', 'expectation', 'observed', 'limit', 'margin'],
    worstFirst(experiment.expectations).map((one) => [
      verdictGlyph[one.verdict],
      one.sentence + (ownReason(one, experiment) === null || one.verdict === 'pass' ? '' : ` — ${one.reason}`),
      one.observed,
      one.limit ?? '',
      one.margin === null ? '' : formatMargin(one.margin),
    ]),
  );

/** Each of its lines on one of its own; then what shows it, and the next steps. */
function failureText(failure: Failure, analysis: Analysis): readonly string[] {
  const { code, evidence = [], fix } = failure;
  const message = `> **${code}** ${messageLines(failure, analysis).map(escaped).join('<br>')}`;
  if (evidence.length === 0) return [fix === null ? message : `${message}: ${stepsText(fix)}`, ''];
  const steps = fix === null ? [] : ['>', `> ${stepsText(fix)}`];
  return [message, '>', ...quote(codeBlock(evidence.join('\n'))), ...steps, ''];
}

const stepsText = (fix: string): string => fix.split('\n').map(escaped).join('<br>');

const quote = (text: string): readonly string[] => text.split('\n').map((line) => `> ${line}`);

function experimentText(experiment: ExperimentAnalysis, analysis: Analysis, pictured: boolean): readonly string[] {
  const lines = [
    `### ${verdictGlyph[experiment.verdict]} ${escaped(experiment.name)}`,
    '',
    escaped(experiment.label),
    '',
  ];
  if (experiment.renewed !== null) lines.push(`- ${escaped(renewalText(experiment.renewed))}`, '');
  lines.push(...experiment.lasting.map((one) => `- not back: **${escaped(one.text)}**`));
  const account = accountFor(experiment);
  if (account !== null) {
    for (const [verb, { figure, words }] of accountLines(account)) {
      lines.push(`- ${verb} **${escaped(figure)}** ${escaped(words)}`);
    }
    lines.push('');
  }
  const loads = experiment.loads.map(loadLine).filter((line) => line !== null);
  if (loads.length > 0) lines.push(...loads.map((line) => `- load ${escaped(line)}`), '');
  if (experiment.inconclusive !== null) {
    const reason = experiment.inconclusive;
    const told = tellsAbove(analysis).some((one) => isSame(one, reason));
    lines.push(...(told ? [`> **${reason.code}** as above`, ''] : failureText(reason, analysis)));
  }
  lines.push(...expectationTable(experiment));
  const picture = pictured ? textPicture(experiment) : [];
  if (picture.length > 0) lines.push(codeBlock(picture.join('\n')), escaped(textLegend(experiment)), '');
  for (const finding of experiment.findings) lines.push(`- ${finding.severity}: ${escaped(finding.text)}`);
  return [...lines, ''];
}

function facts(analysis: Analysis): string {
  const engine = analysis.engine === null ? [] : [`engine ${analysis.engine.version}`];
  const commit = analysis.commit === null ? [] : [`commit ${analysis.commit.slice(0, 8)}`];
  const all = [longText(analysis.duration), ...engine, formatWall(analysis.wall), `seed ${analysis.seed}`, ...commit];
  return all.map(escaped).join(' · ');
}

function changedText({ changes }: Analysis): readonly string[] {
  if (changes.length === 0) return [];
  const lines = changeTexts(changes).map((one) => `- ${escaped(changeLine(one))}`);
  return ['Changed for the run; all else is as `docker compose up` starts it:', '', ...lines, ''];
}

function document(analysis: Analysis, pictured: boolean): string {
  const { verdict, leftovers } = analysis;
  const ending = analysis.ending === 'completed' ? '' : ` (${analysis.ending})`;
  const kept = keptText(analysis.kept);
  return [
    `## ${verdictGlyph[verdict]} ${verdictWord[verdict]}${ending} ${escaped(analysis.scenario)}`,
    '',
    `**${escaped(analysis.sentence)}**`,
    '',
    facts(analysis),
    '',
    ...tellsAbove(analysis).flatMap((one) => failureText(one, analysis)),
    ...(leftovers.length === 0 ? [] : [`> **Left behind** ${escaped(leftovers.join(', '))}\n`]),
    ...worstFirst(analysis.experiments).flatMap((one) => experimentText(one, analysis, pictured)),
    ...changedText(analysis),
    'Reproduce:',
    '',
    codeBlock(analysis.command),
    ...(kept === null ? [] : [`Left behind: ${escaped(kept)}.`]),
    '',
  ].join('\n');
}

/** Without pictures where they would make it too long, and cut at a line where even that is too much. */
export function renderMarkdown(analysis: Analysis): string {
  const whole = document(analysis, true);
  if (whole.length <= MOST_CHARACTERS) return whole;
  const bare = document(analysis, false);
  if (bare.length <= MOST_CHARACTERS) return bare;
  return `${bare.slice(0, bare.lastIndexOf('\n', MOST_CHARACTERS))}\n\nCut here; the whole text is in report.html.\n`;
}
