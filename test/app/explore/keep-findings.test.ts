/** Findings that are written as scenarios: where they go, that they are read again, and that nothing is written over. */
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keepScenarios } from '../../../harness/app/explore/keep-findings.ts';
import { hardened, shop } from '../../report/explore/sample.ts';

describe('findings that are kept as scenarios', () => {
  let root: string;
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'keep-')));
    await writeFile(join(root, 'package.json'), '{ "type": "module" }');
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const at = (name: string): string => join(root, name);
  const exploration = () => ({
    ...shop,
    learned: {
      ...shop.learned,
      stack: {
        ...shop.learned.stack,
        ...{ folder: root, lookup: { folder: root, count: 1 }, services: { proxy: { port: 80 } } },
      },
    },
  });

  it('are written beside each other, with the stack that they need', async () => {
    const { written, kept, left } = await keepScenarios(exploration(), root);
    expect(written.map((file) => file.split('/').at(-1))).to.deep.equal([
      'stack.ts',
      'shop-api-never-reconnects-db.ts',
      'shop-proxy-keeps-the-old-address-api.ts',
    ]);
    expect(kept).to.deep.equal([]);
    expect(left.map(({ finding }) => finding.weakness)).to.deep.equal([
      'loses data',
      'nobody starts it again',
      'single point of failure',
    ]);
    expect(await readFile(at('stack.ts'), 'utf8')).to.contain('proxy: { port: 80 }');
    const text = await readFile(at('scenarios/shop-api-never-reconnects-db.ts'), 'utf8');
    expect(text).to.match(/from '\.\.\/stack\.[tj]s';/);
  });

  it('are never written over what is there, and say what the stack lacks', async () => {
    await mkdir(at('scenarios'));
    await writeFile(
      at('stack.ts'),
      'export const mine = defineStack(import.meta, { services: { proxy: { port: 80 } } });',
    );
    await writeFile(at('scenarios/shop-api-never-reconnects-db.ts'), 'mine');
    const { written, kept, lacking } = await keepScenarios(exploration(), root);
    expect(written).to.have.length(1);
    expect(kept).to.have.length(1);
    expect(await readFile(at('scenarios/shop-api-never-reconnects-db.ts'), 'utf8')).to.equal('mine');
    expect(lacking).to.include('db: {}').and.not.to.include('proxy: { port: 80 }');
    expect(await readFile(at('scenarios/shop-proxy-keeps-the-old-address-api.ts'), 'utf8')).to.contain('mine.service(');
  });

  it('leave no file where nothing was found', async () => {
    const { written, left } = await keepScenarios(hardened, root);
    expect([written, left]).to.deep.equal([[], []]);
  });
});
