/** Tests that people already have, by the runner that they have: each example is run as its owner would. */

import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'chai';
import { execa } from 'execa';
import { type Folder, folderWith } from './cli.ts';
import { leftOf, runsIn } from './engine.ts';

const examples = join(import.meta.dirname, 'own-tests');

describe('a test that people already have', function () {
  this.timeout(180_000);
  let folder: Folder;
  before(async () => {
    folder = await folderWith({ 'package.json': '{ "type": "module" }' });
    await cp(examples, folder.path, { recursive: true });
  });
  after(() => folder.remove());

  const tested = async (...words: readonly string[]) => {
    const { exitCode, all } = await execa(process.execPath, words, { cwd: folder.path, reject: false, all: true });
    return { exitCode, all };
  };

  it('is a scenario of mocha: it passes, or fails with what was seen and the path of the report', async () => {
    const { exitCode, all } = await tested(join(process.cwd(), 'node_modules/mocha/bin/mocha.js'), 'scenario.mocha.ts');
    expect(exitCode, all).to.equal(1);
    expect(all).to.match(/✔ the API is back within 5s/);
    expect(all).to.match(/1 passing[\s\S]*1 failing/);
    expect(all).to.match(
      /orders recovers within 0\.001 s[\s\S]*reports\/tests\/the-api-is-back-within-1ms\/\S+\/report\.html/,
    );
    for (const { run } of await runsIn(folder, 'reports/tests')) expect(await leftOf(run)).to.deep.equal([]);
  });
});
