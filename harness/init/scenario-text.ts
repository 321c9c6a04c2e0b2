/** The text of a first scenario: what was seen and what was guessed stands beside what follows from it. */

import { listText } from '../model/count-text.ts';
import { distinct } from '../model/distinct.ts';
import { longText } from '../model/duration-text.ts';
import { durationText } from '../model/setting-text.ts';
import { commentText, keyText, quoted } from '../model/source-text.ts';
import type { DraftScenario } from './draft.ts';
import type { DraftExpectation, DraftExperiment } from './draft-experiment.ts';
import type { DraftProbe } from './draft-probe.ts';
import { constantName } from './names.ts';

/** How a scenario's file gets its stack. */
export interface StackImport {
  /** The stack's name, for the title. */
  readonly name: string;
  readonly constant: string;
  /** `../stack.ts`. */
  readonly module: string;
}

/** Beyond this a line is broken. */
const width = 120;

export function scenarioText(draft: DraftScenario, stack: StackImport): string {
  const { service, nature, probe, page, experiments, leftOut, takes } = draft;
  const names = distinct([service.name, ...experiments.flatMap(({ fault }) => ('to' in fault ? [fault.to] : []))]);
  const constants = names.reduce(
    (known, name) => known.set(name, constantName(name, 'Service', [...known.values(), stack.constant])),
    new Map<string, string>(),
  );
  const own = constants.get(service.name)!;
  const verbs = distinct([...(probe === null ? [] : [probe.verb]), ...experiments.map(({ fault }) => fault.verb)]);
  const imports = [...verbs, 'defineScenario', 'expect'].sort();
  return [
    '/**',
    ` * What becomes of ${service.name} when it ${faultsOf(experiments)}. Takes about ${longText(takes)}.`,
    ' *',
    ` * Drafted by \`resilience init\`. Seen: ${commentText(nature.why)}.`,
    ...(nature.guess === null ? [] : [` * Guessed: ${commentText(nature.guess)}.`]),
    ...(leftOut === null ? [] : [` * Left out: ${leftOut}.`]),
    ' */',
    `import { ${imports.join(', ')} } from 'resilience';`,
    `import { ${stack.constant} } from ${quoted(stack.module)};`,
    '',
    ...names.map((name) => `const ${constants.get(name)} = ${stack.constant}.service(${quoted(name)});`),
    ...(probe === null ? [] : probeText('answers', probe, own)),
    ...(page === null ? [] : probeText('page', page, own)),
    '',
    'export default defineScenario({',
    `  title: ${quoted(`${stack.name}: what becomes of ${service.name} when it ${faultsOf(experiments)}`)},`,
    `  stack: ${stack.constant},`,
    `  probes: ${probe === null ? '{}' : page === null ? '{ answers }' : '{ answers, page }'},`,
    '',
    '  experiments: {',
    ...experiments.flatMap((one, index) => [...(index === 0 ? [] : ['']), ...experimentText(one, own, constants)]),
    '  },',
    '});',
    '',
  ].join('\n');
}

function faultsOf(experiments: readonly DraftExperiment[]): string {
  const all = distinct(experiments.map((one) => one.when));
  return listText(all, 'or');
}

function probeText(
  name: 'answers' | 'page',
  { verb, path, options, note }: DraftProbe,
  own: string,
): readonly string[] {
  const entries = Object.entries(options).map(([key, value]) => `${key}: ${value}`);
  const words = [
    own,
    ...(path === null ? [] : [quoted(path)]),
    ...(entries.length === 0 ? [] : [`{ ${entries.join(', ')} }`]),
  ];
  const call = `const ${name} = ${verb}(${words.join(', ')});`;
  if (options.status !== 'noServerError') return ['', ...(note === null ? [] : [`/** ${note} */`]), call];
  return [
    '',
    '/** Which page is a good one was not to be seen: every answer that is no error of the server counts. */',
    'const noServerError = [200, 204, 301, 302, 303, 307, 308, 400, 401, 403, 404];',
    ...(note === null ? [] : [`/** ${note} */`]),
    call,
  ];
}

function experimentText(one: DraftExperiment, own: string, constants: ReadonlyMap<string, string>): readonly string[] {
  const { fault } = one;
  const call =
    'to' in fault ? `breakDependency({ from: ${own}, to: ${constants.get(fault.to)} })` : `${fault.verb}(${own})`;
  return [
    ...one.notes.map((note) => `    // ${commentText(note)}`),
    `    ${keyText(one.name)}: {`,
    `      fault: ${call},`,
    ...(one.hold === null ? [] : [`      hold: '${durationText(one.hold)}',`]),
    `      recovery: '${durationText(one.recovery)}',`,
    ...claimsText('during', one.during, own),
    ...claimsText('after', one.after, own),
    '    },',
  ];
}

function claimsText(key: string, all: readonly DraftExpectation[], own: string): readonly string[] {
  if (all.length === 0) return [];
  const each = all.map(
    ({ of, says }) => `expect(${of === 'service' ? own : of === 'page' ? 'page' : 'answers'}).${says}`,
  );
  const line = `      ${key}: [${each.join(', ')}],`;
  if (line.length <= width) return [line];
  return [`      ${key}: [`, ...each.map((text) => `        ${text},`), '      ],'];
}
