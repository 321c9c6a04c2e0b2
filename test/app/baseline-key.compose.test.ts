/** The key of a baseline, as Compose resolves a real stack: the same in two checkouts. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { baselineKeyOf } from '../../harness/app/baseline-key.ts';
import type { ComposeCommand } from '../../harness/model/machine.ts';
import type { BaselineKey } from '../../harness/model/night.ts';
import { requireCompose } from '../../harness/provision/finding/compose.ts';

const engine = { version: '26.1.5', kernel: '6.1.0-18-amd64', local: true };
const shop = fileURLToPath(new URL('../../stacks/numbers', import.meta.url));

describe('the key of a baseline', () => {
  let compose: ComposeCommand;
  const made: string[] = [];
  before(async () => {
    compose = await requireCompose(process.env);
  });
  afterEach(async () => {
    for (const folder of made.splice(0)) await rm(folder, { recursive: true });
  });

  async function keyIn(change: (text: string) => string = (text) => text, facts = engine): Promise<BaselineKey> {
    const folder = await mkdtemp(join(tmpdir(), 'checkout-'));
    made.push(folder);
    await cp(shop, folder, { recursive: true });
    const file = join(folder, 'compose.yaml');
    await writeFile(file, change(await readFile(file, 'utf8')));
    const stack = { name: 'shop', folder, compose: ['compose.yaml'], services: {}, variables: {}, overrides: {} };
    return baselineKeyOf(facts, stack, { compose, images: { node: 'resilience/node:24' } });
  }

  it('names engine, kernel and CPU, and is the same in two checkouts', async () => {
    const key = await keyIn();
    expect(key).to.include({ engine: '26.1.5', kernel: '6.1.0-18-amd64' });
    expect(cpus()[0]!.model.replace(/\s/g, '')).to.equal(key.cpu.replace(/\s/g, ''));
    expect(await keyIn()).to.deep.equal(key);
  });

  it('changes with a setting of the Compose file, and not with a comment', async () => {
    const { compose: digest } = await keyIn();
    expect((await keyIn((text) => `# a comment\n${text}`)).compose).to.equal(digest);
    expect((await keyIn((text) => text.replace(/interval: \S+/, 'interval: 17s'))).compose).to.not.equal(digest);
  });

  it('does not know the CPU of an engine elsewhere', async () => {
    expect((await keyIn(undefined, { ...engine, local: false })).cpu).to.equal('unknown');
  });
});
