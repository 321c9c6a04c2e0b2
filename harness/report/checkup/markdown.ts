/** A checkup as Markdown: for the page of a change, a wiki, a mail. */
import { checkColumns } from '../../checkup/words.ts';
import type { CheckRepair, CheckResult, Checkup } from '../../model/checkup.ts';
import { codeBlock, escaped, markdownTable } from '../markdown-text.ts';
import { headlineOf, uncheckedText } from './headline.ts';
import { outcomeText } from './repair-text.ts';

export function renderCheckupMarkdown(checkup: Checkup): string {
  const { stack, checks, failures, command } = checkup;
  const unchecked = uncheckedText(checkup);
  return `${[
    `# Do the health checks of ${escaped(stack)} tell the truth`,
    '',
    `${escaped(headlineOf(checkup))}.`,
    '',
    ...markdownTable(
      ['service', 'verdict', ...checkColumns.map(({ head }) => head)],
      checks.map((one) => [one.service, one.verdict, ...checkColumns.map(({ text }) => text(one))]),
    ),
    ...checks.flatMap(checkOf),
    ...(unchecked === null ? [] : [`${escaped(unchecked)}.`, '']),
    ...failures.map(({ code, message }) => `- ${code} ${escaped(message)}`),
    '```sh',
    command,
    '```',
  ].join('\n')}\n`;
}

const checkOf = ({ service, verdict, why, command, settings, notAsked, repair }: CheckResult): readonly string[] => [
  `## ${escaped(service)}: ${verdict}`,
  '',
  `${escaped(why)}.`,
  '',
  codeBlock(`${command}\n${settings}`),
  '',
  ...notAsked.map((text) => `- ${escaped(text)}`),
  ...(notAsked.length === 0 ? [] : ['']),
  ...(repair === null ? [] : repairOf(repair)),
];

const repairOf = (repair: CheckRepair): readonly string[] => [
  `Change: ${escaped(repair.sentence)}. ${escaped(outcomeText(repair))}.`,
  '',
  ...(repair.patch === null ? [] : [codeBlock(repair.patch.trimEnd()), '']),
];
