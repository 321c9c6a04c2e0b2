/** A finding as a scenario: the faults that showed it, and what is expected of whoever they hurt. */
import { faultText } from '../../dsl/fault-text.ts';
import { probeText } from '../../dsl/probe-text.ts';
import { constantName, fileName, scenarioName } from '../../init/names.ts';
import type { StackImport } from '../../init/scenario-text.ts';
import { distinct } from '../../model/distinct.ts';
import { longText } from '../../model/duration-text.ts';
import type { Exploration, ExploreFinding, MatrixRow } from '../../model/exploration.ts';
import type { EntryPoint } from '../../model/learned.ts';
import { durationText } from '../../model/setting-text.ts';
import { commentText, keyText, quoted } from '../../model/source-text.ts';
import type { ServiceName } from '../../model/stack.ts';
import { seconds, sum } from '../../model/time.ts';
import { isHurt } from '../graph/hurt.ts';
import { claimOf, type KeptClaim } from './kept-claims.ts';

export type KeptFinding =
  | {
      readonly is: 'kept';
      readonly finding: ExploreFinding;
      readonly name: string;
      readonly text: (stack: StackImport) => string;
    }
  | { readonly is: 'left'; readonly finding: ExploreFinding; readonly why: string };

/** More experiments than this show the same again. */
const mostRows = 2;
const baseline = seconds(5);

/** What a person is asked at, and what a row did to it: users before callers. */
function hurtEntries({ learned, columns }: Exploration, rows: readonly MatrixRow[]): readonly EntryPoint[] {
  const hurt = new Set(
    rows.flatMap(({ cells }) =>
      cells.filter((cell, at) => columns[at]!.is !== 'service' && isHurt(cell)).map(({ column }) => column),
    ),
  );
  const entries = learned.entries.filter(({ name }) => hurt.has(name));
  const users = entries.filter(({ by }) => by === 'users');
  return users.length > 0 ? users : entries;
}

function keepOne(exploration: Exploration, finding: ExploreFinding, name: string): KeptFinding {
  const left = (why: string): KeptFinding => ({ is: 'left', finding, why });
  const rows = exploration.rows.filter(({ row }) => finding.rows.includes(row.key)).slice(0, mostRows);
  const [entry] = hurtEntries(exploration, rows);
  const claim = claimOf(finding.weakness, entry?.probe.within ?? seconds(1));
  if (typeof claim === 'string') return left(claim);
  if (rows.length === 0) return left('no fault that was tried shows it');
  if (entry === undefined)
    return left('nobody who can be asked is hurt by it, so nothing can be expected: give it a probe');
  if (claim.in === 'during' && rows.some(({ row }) => row.hold === null)) return left('its fault is over at once');
  const asked = probeText(entry.probe, () => '');
  if (asked === null) return left('its probe cannot be written down');
  return { is: 'kept', finding, name, text: (stack) => keptText({ exploration, finding, rows, entry, claim, stack }) };
}

/** In the order of the findings, each with a name of its own. */
export function keepFindings(exploration: Exploration): readonly KeptFinding[] {
  const names = exploration.findings.map(
    ({ service, weakness, edge }) =>
      `${scenarioName(exploration.stack, service)}-${fileName(weakness)}${edge === null ? '' : `-${fileName(edge.to)}`}`,
  );
  return exploration.findings.map((finding, at) => {
    const same = names.slice(0, at).filter((one) => one === names[at]).length;
    return keepOne(exploration, finding, same === 0 ? names[at]! : `${names[at]}--${same + 1}`);
  });
}

interface Kept {
  readonly exploration: Exploration;
  readonly finding: ExploreFinding;
  readonly rows: readonly MatrixRow[];
  readonly entry: EntryPoint;
  readonly claim: KeptClaim;
  readonly stack: StackImport;
}

function keptText({ exploration, finding, rows, entry, claim, stack }: Kept): string {
  const known = new Map<ServiceName, string>();
  const imported = ['defineScenario', 'expect', entry.probe.kind, ...rows.map(({ row }) => row.fault.kind)];
  const ref = (service: ServiceName): string => {
    const taken = [...known.values(), stack.constant, ...imported];
    const constant = known.get(service) ?? constantName(service, 'Service', taken);
    known.set(service, constant);
    return constant;
  };
  const probe = probeText(entry.probe, ref)!;
  const experiments = rows.map(({ row }) => {
    const recovery = claim.in === 'after' ? sum(row.recovery, claim.room) : row.recovery;
    return { row, text: faultText(row.fault, ref), recovery };
  });
  const takes = sum(...experiments.map(({ row, recovery }) => sum(baseline, row.hold ?? seconds(0), recovery)));
  return [
    '/**',
    ...commentLines(finding.sentence.replace(/(?<![.!?])$/, '.')),
    ' *',
    ...commentLines(
      `Found by resilience explore (${exploration.run}). ${stateText(finding)} Takes about ${longText(takes)}.`,
    ),
    ' */',
    `import { ${distinct(imported).sort().join(', ')} } from 'resilience';`,
    `import { ${stack.constant} } from ${quoted(stack.module)};`,
    '',
    ...[...known].map(([name, constant]) => `const ${constant} = ${stack.constant}.service(${quoted(name)});`),
    '',
    `/** ${commentText(entry.steady.text)}. */`,
    `const answers = ${probe};`,
    '',
    'export default defineScenario({',
    `  title: ${quoted(`${stack.name}: ${finding.service}, ${finding.weakness}`)},`,
    `  stack: ${stack.constant},`,
    '  probes: { answers },',
    '',
    '  experiments: {',
    ...experiments.flatMap(({ row, text, recovery }) => [
      `    ${keyText(row.key)}: {`,
      `      fault: ${text},`,
      ...(row.hold === null ? [] : [`      hold: '${durationText(row.hold)}',`]),
      `      recovery: '${durationText(recovery)}',`,
      `      ${claim.in}: [expect(answers).${claim.says}],`,
      '    },',
    ]),
    '  },',
    '});',
    '',
  ].join('\n');
}

function stateText({ mend }: ExploreFinding): string {
  if (mend?.tried === 'mended')
    return `It holds with this change, which was tried: ${mend.sentence.replace(/\.$/, '')}.`;
  return 'It fails until that is repaired.';
}

/** Lines of a comment, wrapped. */
function commentLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of commentText(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 116) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(` * ${word}`);
  }
  return lines;
}
