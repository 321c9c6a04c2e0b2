/** `resilience doctor`: a table of what a run needs, what is there, and what to do; of scenarios also what is known to keep their stacks from coming up. */
import process from 'node:process';
import { styleText } from 'node:util';
import type { Output } from '../app/output-port.ts';
import { planScenarios } from '../app/plan-scenarios.ts';
import { type ExitCode, FailureError } from '../model/failure.ts';
import type { DoctorCheck } from '../provision/doctor/check.ts';
import { examine, isFit } from '../provision/doctor/doctor.ts';
import { renderForeseen } from '../report/foreseen.ts';

/** Exit 0 when runs are possible, else 4; `names`: the scenarios whose stacks are examined too. */
export async function doctorCommand(
  names: readonly string[],
  options: { readonly json: boolean; readonly reports: string },
  output: Output,
): Promise<ExitCode> {
  const checks = await examine(process.env);
  const fit = isFit(checks);
  const { foreseen, problems } =
    names.length === 0 ? { foreseen: [], problems: [] } : await planScenarios(names, options, process.env);
  if (options.json) output.out(JSON.stringify({ fit, checks, ...(names.length > 0 && { foreseen }) }));
  else {
    output.out(renderChecks(checks, output.colour));
    for (const one of foreseen) output.out(`\n${renderForeseen(one, output.width)}`);
  }
  if (problems.length > 0) throw new FailureError(problems);
  return fit ? 0 : 4;
}

const signs = {
  ok: { sign: '✔', colour: 'green' },
  warning: { sign: '!', colour: 'yellow' },
  missing: { sign: '✖', colour: 'red' },
} as const;

/** The table and the sentence under it; signs tell what colours tell. */
export function renderChecks(checks: readonly DoctorCheck[], colour: boolean): string {
  const paint = (style: 'green' | 'yellow' | 'red' | 'dim', text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const width = Math.max(...checks.map(({ name }) => name.length));
  const rows = checks.flatMap(({ name, state, found, neededFor, fix }) => {
    const sign = paint(signs[state].colour, signs[state].sign);
    const below = ' '.repeat(width + 5);
    return [
      `${sign} ${name.padEnd(width)}   ${found}`,
      `${below}${paint('dim', `for ${neededFor}`)}`,
      ...(fix === null ? [] : [`${below}fix ${fix}`]),
    ];
  });
  return [...rows, '', verdict(checks)].join('\n');
}

function verdict(checks: readonly DoctorCheck[]): string {
  const missing = checks.filter(({ state }) => state === 'missing');
  const warnings = checks.filter(({ state }) => state === 'warning');
  if (missing.length === 0) {
    const some = warnings.length === 0 ? '' : `; some features are not available: ${names(warnings)}`;
    return `This machine can run scenarios${some}.`;
  }
  const next = missing.find(({ fix }) => fix !== null)?.fix;
  return `This machine cannot run scenarios yet: ${names(missing)} missing.${next ? ` Next: ${next}` : ''}`;
}

const names = (checks: readonly DoctorCheck[]): string => checks.map(({ name }) => name).join(', ');
