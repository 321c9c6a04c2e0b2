/** `resilience init`: a first stack and a first scenario for somebody's own Compose file. Writes over nothing. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { resolveProject } from '../engine/docker/resolve-project.ts';
import { type ExitCode, fail } from '../model/failure.ts';
import { requireCompose } from '../provision/compose.ts';
import { onDisk } from '../store/disk.ts';
import { imagesWithoutEngine } from './compile-scenarios.ts';
import { findComposeFile } from './compose-file.ts';
import { shown } from './find-scenarios.ts';
import { type FirstStack, scenarioText, stackText } from './init-text.ts';
import type { Output } from './output.ts';

export async function initCommand(given: string | undefined, output: Output): Promise<ExitCode> {
  const file = await findComposeFile(given, 'npx resilience init stacks/shop/compose.yaml');
  const folder = dirname(file);
  const name = basename(folder);
  const stackFile = join(folder, 'stack.ts');
  const scenarioFile = resolve('scenarios', `${name}.ts`);
  for (const path of [stackFile, scenarioFile]) await refuseExisting(path);

  const stack = await describe(file, name);
  const target = stack.services.find((service) => service.ports.length > 0);
  if (target === undefined) {
    fail('R207', 'no service publishes a port, so nothing can be probed', {
      at: shown(file),
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
  fail('R107', `${shown(path)} is there already, and nothing is written over`, { fix: 'move it away, or edit it' });
}

async function describe(file: string, name: string): Promise<FirstStack> {
  const compose = await requireCompose(process.env);
  const composeName = basename(file);
  const variables = variablesOf(await readFile(file, 'utf8'));
  const plain = { name, folder: dirname(file), compose: [composeName], services: {}, variables: {}, overrides: {} };
  const services = await resolveProject(plain, compose, imagesWithoutEngine);
  return { name, composeFile: composeName, services, variables };
}

/** `${NAME:-default}` and `${NAME-default}`; a variable without a default is the user's own to set. */
function variablesOf(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(/\$\{([A-Za-z_]\w*):?-([^${}]*)\}/g)];
  return Object.fromEntries(
    found.map(([, variable, value]) => [variable!, value!]).filter(([key]) => !key!.startsWith('RESILIENCE_')),
  );
}
