/** `resilience init`: which files were written, and what to do next. */
import process from 'node:process';
import { initProject } from '../app/init-project.ts';
import type { Output } from '../app/output-port.ts';
import type { ExitCode } from '../model/failure.ts';

export async function initCommand(given: string | undefined, output: Output): Promise<ExitCode> {
  const { stack, scenario } = await initProject(given, process.env);
  output.out(`${stack}\n${scenario}`);
  output.err(`next: npx resilience plan ${scenario}`);
  return 0;
}
