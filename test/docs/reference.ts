/** `npm run reference`: writes harness/REFERENCE.md from the doc comments of the public door, the examples as a module, the cookbook, and the picture of the definitions. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cookbookFile, cookbookPage } from './cookbook-page.ts';
import { definitionsPicture, pictureFile } from './definitions-picture.ts';
import { examplesFile } from './examples-file.ts';
import { readCommands } from './read-commands.ts';
import { readDoor } from './read-door.ts';
import { referencePage } from './reference-page.ts';

export const root = join(import.meta.dirname, '../..');
export const pageFile = join(root, 'harness/REFERENCE.md');
export const examplesModule = join(root, 'test/docs/examples.ts');

export interface Written {
  readonly page: string;
  readonly examples: string;
}

/** What the two files should hold. */
export function reference(door = readDoor()): Written {
  const { outcomes, exitCodes } = door;
  return {
    page: referencePage(door, { commands: readCommands(), outcomes, exitCodes }),
    examples: inStyle(examplesFile(door)),
  };
}

/** As the project's own formatter writes it. */
function inStyle(text: string): string {
  const biome = join(root, 'node_modules/.bin/biome');
  return execFileSync(biome, ['check', '--write', '--stdin-file-path', examplesModule], {
    input: text,
    encoding: 'utf8',
    cwd: root,
  });
}

if (import.meta.main) {
  const { page, examples } = reference();
  writeFileSync(cookbookFile, cookbookPage());
  writeFileSync(pictureFile, definitionsPicture());
  writeFileSync(pageFile, page);
  writeFileSync(examplesModule, examples);
}
