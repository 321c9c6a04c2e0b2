/** A composite action as GitHub's runner runs it: its steps in order, `run` by a real shell, `uses` written down as it would be asked. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Machine } from './machine.ts';

export const ciFolder = fileURLToPath(new URL('../../harness/ci', import.meta.url));
export const readCi = (file: string): Promise<string> => readFile(join(ciFolder, file), 'utf8');

const texts = z.record(z.string(), z.coerce.string()).default({});
const step = z.strictObject({
  name: z.string(),
  id: z.string().optional(),
  if: z.string().optional(),
  shell: z.literal('sh').optional(),
  run: z.string().optional(),
  uses: z.string().optional(),
  env: texts,
  with: texts,
});
const described = z.record(z.string(), z.strictObject({ description: z.string().min(1), default: z.string() }));
export const actionShape = z.strictObject({
  name: z.string(),
  description: z.string(),
  inputs: described,
  outputs: z.record(z.string(), z.strictObject({ description: z.string().min(1), value: z.string() })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(step) }),
});
export const readAction = async () => actionShape.parse(parse(await readCi('action.yml')));

export interface ActionRun {
  /** 0, or what the step that failed ended with. */
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** The names of the steps that ran. */
  readonly steps: readonly string[];
  readonly uses: readonly { readonly name: string; readonly with: Readonly<Record<string, string>> }[];
  readonly said: string;
}

type Values = { readonly [name: string]: string | Values };

/** An expression's value. What is not there is empty, as GitHub has it. */
function evaluate(text: string, values: Values, failed: boolean): unknown {
  const at = (path: string): unknown =>
    path.split('.').reduce<unknown>((inner, name) => (inner as Values | undefined)?.[name], values) ?? '';
  const script = text.replace(/'[^']*'|(always|success)\(\)|[a-z]+(?:\.[\w-]+)+/g, (part, status?: string) =>
    status !== undefined ? String(status === 'always' || !failed) : /^'/.test(part) ? part : JSON.stringify(at(part)),
  );
  return new Function(`return (${script});`)();
}

const filled = (text: string, values: Values): string =>
  text.replace(/\$\{\{(.*?)\}\}/g, (_, inner: string) => String(evaluate(inner, values, false)));

const filledAll = (record: Readonly<Record<string, string>>, values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([name, text]) => [name, filled(text, values)]));

export async function runAction(given: Readonly<Record<string, string>>, machine: Machine): Promise<ActionRun> {
  const { inputs, outputs, runs } = await readAction();
  const standard = Object.fromEntries(Object.entries(inputs).map(([name, one]) => [name, one.default]));
  const github = { run_id: '77', run_attempt: '1', token: 'a-token' };
  const results: Record<string, Values> = {};
  const values: Values = { inputs: { ...standard, ...given }, github, steps: results };
  const told: { steps: string[]; uses: ActionRun['uses'][number][]; said: string } = { steps: [], uses: [], said: '' };
  let exitCode = 0;
  for (const one of runs.steps) {
    const condition = one.if?.replace(/^\$\{\{|\}\}$/g, '') ?? 'success()';
    const asked = /\b(always|success)\(\)/.test(condition) ? condition : `success() && (${condition})`;
    if (!evaluate(asked, values, exitCode !== 0)) continue;
    told.steps.push(one.name);
    if (one.uses !== undefined) told.uses.push({ name: one.uses, with: filledAll(one.with, values) });
    if (one.run === undefined) continue;
    const ended = await machine.step(one.run, { GITHUB_ACTION_PATH: ciFolder, ...filledAll(one.env, values) });
    told.said += ended.said;
    if (one.id !== undefined) results[one.id] = { outputs: ended.outputs };
    exitCode ||= ended.exitCode;
  }
  const value = ({ value: text }: { readonly value: string }): string => filled(text, values);
  return {
    ...told,
    exitCode,
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, one]) => [name, value(one)])),
  };
}
