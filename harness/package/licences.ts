/** The licences of what is built in, as they must come along. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { distinct } from '../model/distinct.ts';

/** One text of all of them, sorted by package. `inputs`: paths of files that went in, from `root`. Throws where a package has no licence. */
export async function licencesOf(root: string, inputs: readonly string[]): Promise<string> {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const texts = [...distinct(folders)].sort().map(async (folder) => licenceOf(join(root, folder)));
  const head = 'What `resilience` is built from, beside its own code, and under which licences.\n';
  return [head, ...(await Promise.all(texts))].join(`\n${'-'.repeat(80)}\n\n`);
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly [key in 'name' | 'version' | 'license']?: string;
  };
  if (license === undefined) throw new Error(`${name} names no licence`);
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version}: ${license}\n`, ...texts].join('\n').replaceAll('\r', '');
}
