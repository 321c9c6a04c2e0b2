/** The findings of an exploration as scenarios of their own, written where nothing is yet. */
import { resolve } from 'node:path';
import { type KeptFinding, keepFindings } from '../../explore/keep/keep-finding.ts';
import { lackingServices, stackText } from '../../init/stack-text.ts';
import type { Exploration } from '../../model/exploration.ts';
import { keptLines } from '../../report/explore/kept-lines.ts';
import { shown } from '../../scenario-file/find-scenarios.ts';
import { isThere } from '../../scenario-file/nearest-folder.ts';
import { definedStack } from '../defined-stack.ts';
import { type FirstFile, writeFirstFiles } from '../init-project.ts';
import { importPath, placeScenario, placeStack } from '../place-files.ts';

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

/** The same with a line for each. */
export type ToldScenarios = KeptScenarios & { readonly said: readonly string[] };

const told = (all: KeptScenarios): ToldScenarios => ({ ...all, said: keptLines(all) });

/** `here`: where the command was typed. Never over a file. Throws R107 where a stack's file is there that exports none. */
export async function keepScenarios(exploration: Exploration, here = resolve('.')): Promise<ToldScenarios> {
  const findings = keepFindings(exploration);
  const left = findings.filter((one) => one.is === 'left');
  const holding = findings.filter((one) => one.is === 'kept');
  if (holding.length === 0) return told({ written: [], kept: [], lacking: [], left });
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
  return told({
    written: files.map(({ path }) => shown(path)),
    kept: placed.filter(({ there }) => there).map(({ path }) => shown(path)),
    lacking: existing === null ? [] : lackingServices(existing, services),
    left,
  });
}
