/** Which variants are asked for: those of the scenario file, or those of the command line. */
import { basename, resolve } from 'node:path';
import { cellsOf, countCells } from '../design/cells.ts';
import { readFactors } from '../design/factors.ts';
import { type Failure, fail, failure } from '../model/failure.ts';
import type { Scenario } from '../model/scenario.ts';
import type { ServiceName } from '../model/stack.ts';
import type { Factor, StackChange, VariantName } from '../model/variant.ts';
import type { LoadedScenario } from '../scenario-file/loaded-scenario.ts';
import type { VariationOptions } from './asked-options.ts';

export interface AskedVariants {
  readonly changes: readonly (readonly [VariantName, StackChange])[];
  readonly factors: readonly Factor[];
  readonly problems: readonly Failure[];
}

const asItIs = 'as it is';

/** How many variants a command takes: each of `compare` is a stack that Compose reads and an engine runs, each of `predict` arithmetic. */
export const mostVariants = { compare: 1000, predict: 10_000 } as const;

/**
 * What the command line says stands in place of the file's `variants`. `services`: those of the stack. R115 for more than `most`, before
 * any is made.
 */
export function askedVariants(
  loaded: LoadedScenario,
  options: VariationOptions,
  services: readonly ServiceName[],
  most: number,
): AskedVariants {
  const targets = Object.values(loaded.scenario.experiments).map((one) => one.fault.target);
  const read = readFactors({ vary: options.vary, cells: options.cell, services, targets });
  const tooMany = tooManyCells(read.factors, options, most);
  if (tooMany !== null) return { changes: [], factors: [], problems: [...read.problems, tooMany] };
  const given = [
    ...cellsOf(read.factors, options.design),
    ...Object.entries(read.listed),
    ...options.merge.map((file) => [basename(file), { files: [resolve(file)] }] as const),
    ...options.revision.map((revision) => [revision, { revision }] as const),
  ];
  if (given.length === 0) return { changes: Object.entries(loaded.variants), factors: [], problems: read.problems };
  // Settings that are listed one by one are compared with what there is; a grid or two revisions have it among them.
  const listed =
    options.cell.length + options.merge.length > 0 || (options.revision.length === 1 && given.length === 1);
  return { changes: listed ? [[asItIs, {}], ...given] : given, factors: read.factors, problems: read.problems };
}

function tooManyCells(factors: readonly Factor[], { vary, design }: VariationOptions, most: number): Failure | null {
  const count = countCells(factors, design);
  if (count <= most) return null;
  const single = countCells(factors, 'one-at-a-time');
  return failure('R115', `these are ${count} variants together, and the most is ${most}`, {
    at: vary.map((one) => `--vary ${one.split('=')[0]}`).join(' '),
    fix: `name fewer values${single <= most ? `, or vary one at a time: --design one-at-a-time makes ${single} of them` : ''}`,
  });
}

/** The scenario with these of its experiments alone; all of them where none is named. Throws R108 for one that it does not have. */
export function onlyExperiments(scenario: Scenario, names: readonly string[]): Scenario {
  if (names.length === 0) return scenario;
  const known = Object.keys(scenario.experiments);
  const missing = names.find((name) => !known.includes(name));
  if (missing !== undefined) {
    fail('R108', `the scenario has no experiment '${missing}'`, { fix: `name one of ${known.join(', ')}` });
  }
  const experiments = Object.fromEntries(Object.entries(scenario.experiments).filter(([name]) => names.includes(name)));
  return { ...scenario, experiments };
}
