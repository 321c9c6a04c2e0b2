/** A first stack, first scenarios and a configuration for somebody's own Compose file: read, drafted, and written where nothing is yet. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { configText } from '../init/config-text.ts';
import { firstProject } from '../init/first-project.ts';
import { scenarioNames } from '../init/names.ts';
import { type DraftedFile, overviewText } from '../init/overview-text.ts';
import { scenarioText } from '../init/scenario-text.ts';
import { lackingIn, stackText } from '../init/stack-text.ts';
import { fail } from '../model/failure.ts';
import type { Stack } from '../model/stack.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import type { Env } from '../provision/host/paths.ts';
import { findProject, shownFiles } from '../scenario-file/compose-file.ts';
import { findConfig } from '../scenario-file/find-config.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import { isThere } from '../scenario-file/nearest-folder.ts';
import { onDisk } from '../store/disk.ts';
import { imagesWithoutEngine } from './compile-scenarios.ts';
import { definedStack } from './defined-stack.ts';
import { engineKind } from './engine.ts';
import { imagesAtHand } from './images-at-hand.ts';
import { importPath, placeConfig, placeScenario, placeStack } from './place-files.ts';

export interface FirstFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

export interface FirstFiles {
  /** Those that are not there yet: the stack's first, the configuration last. */
  readonly files: readonly FirstFile[];
  /** What is there already and stays as it is, as a person would name it from here. */
  readonly kept: readonly string[];
  /** What was seen, guessed and drafted. */
  readonly overview: string;
  /** What the new scenarios need of a stack that was there, and that it does not say: entries of its services. */
  readonly lacking: readonly string[];
  /** The scenario to begin with, as a person would name it from here. */
  readonly first: string;
}

/**
 * `given`: the Compose file or its folder; undefined: what is here. Writes nothing. Throws R101 and R201 as the Compose file is, R107
 * where a stack's file is there that exports none, R117 where two configurations are, and R207 where there is no service to begin with.
 */
export async function draftProject(given: string | undefined, env: Env): Promise<FirstFiles> {
  const compose = await requireCompose(env);
  const settle = (stack: Stack) => engineKind.settleFiles(stack, compose);
  const project = await findProject(given, 'npx resilience init stacks/shop/compose.yaml', settle);
  const described = await engineKind.describeProject(project, compose, imagesWithoutEngine);
  const images = await imagesAtHand(Object.values(described.images), env);
  const { services, drafts, left } = firstProject(described.withImages(images));
  if (drafts.length === 0) {
    fail('R207', 'no service stays up to be asked or needed, so there is nothing to begin with', {
      at: shownFiles(project),
      fix: 'publish a port of a service that stays up, such as ports: ["8080:80"]',
    });
  }
  const here = resolve('.');
  const stack = await placeStack(project, here);
  const { existing, constant } = await definedStack(stack);
  const names = scenarioNames(
    stack.name,
    drafts.map(({ service }) => service.name),
  );
  const placed = await Promise.all(names.map((name) => placeScenario(name, here)));
  const drafted = await Promise.all(
    drafts.map(async (draft, index): Promise<DraftedFile & FirstFile> => {
      const path = placed[index]!;
      const text = scenarioText(draft, { name: stack.name, constant, module: await importPath(path, stack.file) });
      return { draft, file: shown(path), path, text, kept: await isThere(path) };
    }),
  );
  const fresh = drafted.filter((one) => !one.kept);
  const config = await findConfig(here);
  return {
    files: [
      ...(existing === null ? [{ path: stack.file, text: stackText({ ...stack, services }) }] : []),
      ...fresh.map(({ path, text }) => ({ path, text })),
      ...(config === null ? [{ path: await placeConfig(here), text: configText() }] : []),
    ],
    kept: [
      ...(existing === null ? [] : [shown(stack.file)]),
      ...drafted.filter((one) => one.kept).map((one) => one.file),
      ...(config === null ? [] : [shown(config)]),
    ],
    overview: overviewText(drafted, left),
    lacking:
      existing === null
        ? []
        : lackingIn(
            existing,
            fresh.map(({ draft }) => draft),
          ),
    first: (fresh[0] ?? drafted[0]!).file,
  };
}

/** Never over a file. */
export async function writeFirstFiles(files: readonly FirstFile[]): Promise<void> {
  await onDisk(async () => {
    for (const { path } of files) await mkdir(dirname(path), { recursive: true });
    for (const { path, text } of files) await writeFile(path, text, { flag: 'wx' });
  });
}
