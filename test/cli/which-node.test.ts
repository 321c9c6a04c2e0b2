/** The line on the first screen that says which Node runs. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { sayWhichNode } from '../../harness/cli/which-node.ts';

const old = { npm_config_user_agent: 'npm/10.8.2 node/v20.20.2 linux x64' };

describe('sayWhichNode', () => {
  let home: string;
  let reports: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'which-node-'));
    reports = join(home, 'reports');
  });
  afterEach(() => rm(home, { recursive: true }));

  const said = async (env: Record<string, string>): Promise<readonly string[]> => {
    const lines: string[] = [];
    await sayWhichNode(env, reports, { err: (line) => lines.push(line) });
    return lines;
  };

  it('says it once before the first run, where npm runs on an older one', async () => {
    expect(await said(old)).to.deep.equal([`Node ${process.versions.node}, the project's own; yours is 20.20.2`]);
  });

  it('says nothing when runs are kept already, or when there is no other Node', async () => {
    expect(await said({})).to.deep.equal([]);
    await mkdir(join(reports, 'numbers/20261129-1'), { recursive: true });
    await writeFile(join(reports, 'numbers/20261129-1/plan.json'), '{}');
    expect(await said(old)).to.deep.equal([]);
  });
});
