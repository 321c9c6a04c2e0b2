/** The findings of an exploration as scenarios of their own, written where nothing is yet. */
import { join, resolve } from 'node:path';
import { type KeptFinding, keepFindings } from '../../explore/keep/keep-finding.ts';
import { lackingServices, stackText } from '../../init/stack-text.ts';
import { plural } from '../../model/count-text.ts';
import type { Exploration } from '../../model/exploration.ts';
import { fail } from '../../model/failure.ts';
import type { Stack } from '../../model/stack.ts';
import type { Env } from '../../provision/host/paths.ts';
import { keptLines } from '../../report/explore/kept-lines.ts';
import { shown } from '../../scenario-file/find-scenarios.ts';
import { isThere } from '../../scenario-file/nearest-folder.ts';
import { lastExploration, readExploration } from '../../store/exploration-directory.ts';
import { definedStack } from '../defined-stack.ts';
import { type FirstFile, writeFirstFiles } from '../init-project.ts';
import { importPath, placeScenario, placeStack } from '../place-files.ts';
import { stackOf } from './explore-asked.ts';
import type { ExploreOptions } from './explore-options.ts';

export interface KeptScenarios {
  /** Files that were written, as a person names them from here: the stack's first where it is new. */
  readonly written: readonly string[];
  /** Files that were there already, and stay as they are. */
  readonly kept: readonly string[];
  /** What the stack's file does not say and the new scenarios need: entries of its services. */
  readonly lacking: readonly string[];
  /** Findings that no scenario can hold, with the reason. */
  readonly left: readonly Extract<KeptFinding, { readonly is: 'left' }>[];
}

/** `here`: where the command was typed. Never over a file. Throws R107 where a stack's file is there that exports none. */
export async function keepScenarios(exploration: Exploration, here = resolve('.')): Promise<KeptScenarios> {
  const findings = keepFindings(exploration);
  const left = findings.filter((one) => one.is === 'left');
  const holding = findings.filter((one) => one.is === 'kept');
  if (holding.length === 0) return { written: [], kept: [], lacking: [], left };
  const stack = await placeStack(exploration.learned.stack, here);
  const { existing, constant } = await definedStack(stack);
  const placed = await Promise.all(
    holding.map(async ({ name, text }): Promise<FirstFile & { readonly there: boolean }> => {
      const path = await placeScenario(name, here);
      const module = await importPath(path, stack.file);
      return { path, text: text({ name: stack.name, constant, module }), there: await isThere(path) };
    }),
  );
  const declared = exploration.learned.stack.services;
  const services = exploration.learned.services.map(({ name }) => ({ name, port: declared[name]?.port ?? null }));
  const files = [
    ...(existing === null ? [{ path: stack.file, text: stackText({ ...stack, services }) }] : []),
    ...placed.filter(({ there }) => !there),
  ];
  await writeFirstFiles(files);
  return {
    written: files.map(({ path }) => shown(path)),
    kept: placed.filter(({ there }) => there).map(({ path }) => shown(path)),
    lacking: existing === null ? [] : lackingServices(existing, services),
    left,
  };
}

/** A line for each file and for each finding that no scenario can hold. `write`: the exploration's folder, `true` for the last one of this stack. Throws R410 where there is none. */
export async function keepExploration(
  given: string | undefined,
  { write, reports, attach }: { readonly write: string | true } & Pick<ExploreOptions, 'reports' | 'attach'>,
  env: Env,
): Promise<readonly string[]> {
  const folder = write === true ? await lastOfStack(await stackOf(given, { attach }, env), reports) : write;
  const exploration = await readExploration(folder);
  if (exploration.findings.length === 0)
    return [`nothing weak was found in ${shown(folder)}, so nothing is to be held`];
  return [
    `${plural(exploration.findings.length, 'finding')} of ${shown(folder)}`,
    ...keptLines(await keepScenarios(exploration)),
  ];
}

async function lastOfStack({ name }: Stack, reports: string): Promise<string> {
  const folder = join(reports, 'explore', name);
  return (
    (await lastExploration(folder)) ??
    fail('R410', 'there is no exploration in it', { at: folder, fix: 'explore first: npx resilience explore' })
  );
}
