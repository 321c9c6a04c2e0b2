/** `resilience init`: a first stack and a first scenario for the user's own Compose file. Overwrites nothing. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { imagesWithoutEngine } from '../app/compile-scenarios.ts';
import type { Output } from '../app/output-port.ts';
import { resolveProject } from '../engine/docker/resolve-project.ts';
import { type ExitCode, fail } from '../model/failure.ts';
import { isAwaited } from '../model/one-shot.ts';
import { requireCompose } from '../provision/finding/compose.ts';
import { findProject, mainFile, shownFiles } from '../scenario-file/compose-file.ts';
import { shown } from '../scenario-file/find-scenarios.ts';
import { onDisk } from '../store/disk.ts';
import { scenarioText, stackText } from './init-text.ts';

export async function initCommand(given: string | undefined, output: Output): Promise<ExitCode> {
  const compose = await requireCompose(process.env);
  const project = await findProject(given, 'npx resilience init stacks/shop/compose.yaml', compose);
  const { folder, name } = project;
  const stackFile = join(folder, 'stack.ts');
  const scenarioFile = resolve('scenarios', `${name}.ts`);
  for (const path of [stackFile, scenarioFile]) await refuseExisting(path);

  const services = await resolveProject(project, compose, imagesWithoutEngine);
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
  output.out(`${shown(stackFile)}\n${shown(scenarioFile)}`);
  output.err(`next: npx resilience plan ${shown(scenarioFile)}`);
  return 0;
}

async function refuseExisting(path: string): Promise<void> {
  if ((await stat(path).catch(() => null)) === null) return;
  fail('R107', `${shown(path)} exists already, and nothing is overwritten`, { fix: 'move it away, or edit it' });
}
