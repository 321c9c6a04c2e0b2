/** Writes a first stack and a first scenario for somebody's own Compose file. Writes over nothing. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fail } from '../model/failure.ts';
import { isAwaited } from '../model/one-shot.ts';
import type { Stack } from '../model/stack.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import type { Env } from '../provision/host/paths.ts';
import { findProject, mainFile, shownFiles } from '../scenario-file/compose-file.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import { onDisk } from '../store/disk.ts';
import { imagesWithoutEngine } from './compile-scenarios.ts';
import { engineKind } from './engine.ts';
import { scenarioText, stackText } from './init-text.ts';

/** The files that were written, as a person would name them from here. */
export interface FirstFiles {
  readonly stack: string;
  readonly scenario: string;
}

/**
 * `given`: the Compose file or its folder; undefined: what is here. Throws R107 where one of the files is there already, R207 where no
 * service can be probed.
 */
export async function initProject(given: string | undefined, env: Env): Promise<FirstFiles> {
  const compose = await requireCompose(env);
  const settle = (stack: Stack) => engineKind.settleFiles(stack, compose);
  const project = await findProject(given, 'npx resilience init stacks/shop/compose.yaml', settle);
  const { folder, name } = project;
  const stackFile = join(folder, 'stack.ts');
  const scenarioFile = resolve('scenarios', `${name}.ts`);
  for (const path of [stackFile, scenarioFile]) await refuseExisting(path);

  const services = await engineKind.resolveProject(project, compose, imagesWithoutEngine);
  // Where Compose finds its files by itself, it shall find them in every run: none is named.
  const stack = {
    name,
    composeFile: typeof project.lookup === 'object' ? null : basename(mainFile(project)),
    services,
  };
  const target = services.find((service) => service.ports.length > 0 && !isAwaited(service.name, services));
  if (target === undefined) {
    fail('R207', 'no service publishes a port, so nothing can be probed', {
      at: shownFiles(project),
      fix: 'publish the port of a service, such as ports: ["8080:80"]',
    });
  }
  const path = relative(dirname(scenarioFile), stackFile);
  await onDisk(async () => {
    await mkdir(dirname(scenarioFile), { recursive: true });
    await writeFile(stackFile, stackText(stack));
    await writeFile(scenarioFile, scenarioText(stack, target, path.startsWith('.') ? path : `./${path}`));
  });
  return { stack: shown(stackFile), scenario: shown(scenarioFile) };
}

async function refuseExisting(path: string): Promise<void> {
  if ((await stat(path).catch(() => null)) === null) return;
  fail('R107', `${shown(path)} is there already, and nothing is written over`, { fix: 'move it away, or edit it' });
}
