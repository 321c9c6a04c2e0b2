/** Two faults at once, as text: how many schedules were tried, and what breaks that neither fault breaks alone. */
import { countText, listText, plural } from '../../model/count-text.ts';
import type { PairFinding, PairStanding, PairsReport, Repeats } from '../../model/pairs.ts';
import { escaped } from '../markdown-text.ts';
import { hang, harmless, type Paint, painter, type Style } from '../paint.ts';

export interface PairsTextOptions {
  readonly colour: boolean;
  readonly width: number;
}

const standingTexts: Readonly<Record<PairStanding, string>> = {
  reproduced: 'reproduced',
  seen: 'seen, and not often enough to be sure',
  'one is enough': 'one of the two is enough',
  'not tried': 'on the simulator only',
  'not seen': 'not on the engine',
};

const styles: Readonly<Record<PairStanding, Style>> = {
  reproduced: 'red',
  seen: 'yellow',
  'one is enough': 'yellow',
  'not tried': 'dim',
  'not seen': 'dim',
};

/** `10,000 schedules of 400 pairs simulated, 4 suspected, 14 runs on the engine: 1 pair breaks what neither fault breaks alone`. */
export function pairsHeadline({ simulated, pairs, findings, runs }: PairsReport): string {
  const sure = findings.filter(({ standing }) => standing === 'reproduced').length;
  const tried = `${plural(simulated, 'schedule')} of ${plural(pairs, 'pair')} simulated, ${countText(findings.length)} suspected, ${plural(runs, 'run')} on the engine`;
  const verdict =
    sure === 0
      ? 'no pair was shown to break what neither fault breaks alone'
      : `${plural(sure, 'pair')} ${sure === 1 ? 'breaks' : 'break'} what neither fault breaks alone`;
  return `${tried}: ${verdict}`;
}

const timesOf = ({ failed, of }: Repeats): string => `${failed} of ${of}`;

/** `reproduced: in 5 of 5 on the engine; the first alone in 0 of 5, the second alone in 0 of 5`. */
function evidenceText({ standing, engine, simulated }: PairFinding): string {
  const { alone, where, pair } =
    engine === null || engine.of === 0
      ? { alone: simulated.alone, where: 'on the simulator', pair: simulated }
      : { alone: engine.alone, where: 'on the engine', pair: engine };
  const each = alone.map((one, place) => `the ${place === 0 ? 'first' : 'second'} alone in ${timesOf(one)}`);
  const apart = each.length === 0 ? '' : `; ${listText(each)}`;
  return `${standingTexts[standing]}: in ${timesOf(pair)} ${where}${apart}`;
}

function supposedText({ supposes, standing }: PairFinding): string | null {
  if (supposes.length === 0 || standing === 'reproduced' || standing === 'seen') return null;
  return `supposes that ${listText(supposes)}`;
}

function alikeText({ alike }: PairFinding): string | null {
  return alike.length === 0 ? null : `${plural(alike.length, 'other pair')} of the same kind on the simulator`;
}

/** How sure it is, what breaks, and what is supposed: a line each. */
export const pairDetails = (finding: PairFinding): readonly string[] =>
  [evidenceText(finding), ...finding.broke, supposedText(finding), alikeText(finding)].filter((one) => one !== null);

function findingLines(finding: PairFinding, number: number, width: number, paint: Paint): readonly string[] {
  const head = `  ${String(number).padStart(2)}  `;
  return [
    hang(head, harmless(finding.text), width, (line) => paint(styles[finding.standing], line)),
    ...pairDetails(finding).map((text) => hang('      ', harmless(text), width)),
    ...(finding.engine?.shown.slice(0, 1).map((run) => `      run  ${harmless(run)}`) ?? []),
  ];
}

export function renderPairs(report: PairsReport, { colour, width }: PairsTextOptions): string {
  const paint = painter(colour);
  return `${[
    hang('', `two faults at once: ${pairsHeadline(report)}`, width),
    ...report.findings.flatMap((one, place) => findingLines(one, place + 1, width, paint)),
  ].join('\n')}\n`;
}

export function renderPairsMarkdown(report: PairsReport): string {
  const findings = report.findings.flatMap((one, place) => [
    `${place + 1}. **${escaped(one.text)}**`,
    ...pairDetails(one).map((text) => `   - ${escaped(text)}`),
    ...(one.engine?.shown.slice(0, 1).map((run) => `   - [run](${encodeURI(run)}/report.html)`) ?? []),
  ]);
  return `${['## Two faults at once', '', pairsHeadline(report), '', ...findings].join('\n').trimEnd()}\n`;
}
