/** `resilience init`: what was seen of the services, which files were written, and what to do next. */
import process from 'node:process';
import { draftProject, writeFirstFiles } from '../app/init-project.ts';
import type { Output } from '../app/output-port.ts';
import type { ExitCode } from '../model/failure.ts';
import { shown } from '../scenario-file/find-scenarios.ts';

export async function initCommand(
  given: string | undefined,
  { dryRun }: { readonly dryRun: boolean },
  output: Output,
): Promise<ExitCode> {
  const { files, kept, overview, lacking, first } = await draftProject(given, process.env);
  if (dryRun) {
    for (const { path, text } of files) output.out(`// ${shown(path)}\n${text}`);
    output.err(overview);
    return 0;
  }
  await writeFirstFiles(files);
  output.out(
    [overview, '', ...files.map(({ path }) => `wrote ${shown(path)}`), ...kept.map((file) => `kept  ${file}`)].join(
      '\n',
    ),
  );
  if (lacking.length > 0) output.err(`${kept[0]} is kept, and needs among its services: ${lacking.join(', ')}`);
  output.err(`next: npx resilience plan ${first}`);
  return 0;
}
