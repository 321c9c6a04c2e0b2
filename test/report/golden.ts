/** Golden files: text that a renderer must give byte for byte. `GOLDEN=write` writes them again, to be read in the diff. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';

const folder = join(import.meta.dirname, 'golden');

export function expectGolden(file: string, text: string): void {
  if (process.env.GOLDEN === 'write') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  expect(text).to.equal(readFileSync(join(folder, file), 'utf8'));
}
