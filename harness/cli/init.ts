/** `resilience init`: what was seen of the services, which files were written, and what to do next. */
import process from 'node:process';
import { draftProject, writeFirstFiles } from '../app/init-project.ts';
import type { Output } from '../app/output-port.ts';
import { listText } from '../model/count-text.ts';
import type { ExitCode } from '../model/failure.ts';
import { shown } from '../scenario-file/find-scenarios.ts';

export async function initCommand(
  given: string | undefined,
  { dryRun }: { readonly dryRun: boolean },
  output: Output,
): Promise<ExitCode> {
  const { files, kept, overview, undeclared, first } = await draftProject(given, process.env);
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
  if (undeclared.length > 0) {
    output.err(
      `${kept[0]} knows nothing of ${listText(undeclared)}: add ${undeclared.length === 1 ? 'it' : 'them'} to its services`,
    );
  }
  output.err(`next: npx resilience plan ${first}`);
  return 0;
}
