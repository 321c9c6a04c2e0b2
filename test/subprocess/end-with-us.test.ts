/** Whatever a command has started when it is killed: it is gone soon after, with what it started in turn. */
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { type ExecaError, execa } from 'execa';
import { type Folder, folderWith, nowhere } from '../acceptance/cli.ts';
import { gone } from './gone.ts';

/** Says by a file who it is and whom it has started, and then does nothing for long. */
const stays =
  'trap "" HUP INT TERM; sleep 300 & echo "$$ $!" > "$HERE/pids.new"; mv "$HERE/pids.new" "$HERE/pids"; wait; sleep 300';

const stub = (answers: string): string => `#!/bin/sh\ncase "$*" in\n${answers}*) ${stays};;\nesac\n`;
const knowsItsVersion = '*version*) echo 2.30.0;;\n';

const scenario = (before: string): string => `${before}
import { crash, defineScenario, defineStack, expect, http } from 'resilience';
const shop = defineStack(import.meta, { compose: 'compose.yaml', services: { web: { port: 80 } } });
const home = http(shop.service('web'), '/');
export default defineScenario({ title: 'a shop', stack: shop, probes: { home },
  experiments: { crash: { fault: crash(shop.service('web')), recovery: '5s', after: [expect(home).recovers({ within: '1s' })] } } });
`;

const harness = fileURLToPath(new URL('../../harness', import.meta.url));

describe('a child of a command that ends', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await folderWith({
      'compose.yaml': 'services: { web: { image: none, ports: ["80"] } }\n',
      'shop.ts': scenario(''),
      'endless.ts': scenario(`import { writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
const other = spawn('sleep', ['300']);
writeFileSync('pids', \`\${process.pid} \${other.pid}\`);
for (;;);`),
      'bin/docker': stub(''),
      'answering/docker': stub(knowsItsVersion),
      'bin/k6': stub(''),
      'ask-k6.ts': `import { namedK6 } from '${harness}/provision/images/k6-program.ts'; await namedK6(process.env);`,
      'ask-git.ts': `import { gitCommit } from '${harness}/app/provenance.ts'; await gitCommit('.');`,
      'bin/git': stub(''),
    });
    for (const name of ['bin/docker', 'answering/docker', 'bin/k6', 'bin/git'])
      chmodSync(join(folder.path, name), 0o755);
  });
  afterEach(() => folder.remove());

  const env = (path: string) => ({
    ...nowhere,
    HERE: folder.path,
    PATH: `${join(folder.path, path)}:${process.env.PATH}`,
  });

  const childrenOf = async (running: Promise<unknown>): Promise<readonly number[]> => {
    const file = join(folder.path, 'pids');
    const ended = running.then(
      (result) => ({ result }),
      (error: ExecaError) => ({ result: error }),
    );
    while (!existsSync(file)) {
      const early = await Promise.race([ended, new Promise<null>((resolve) => setTimeout(() => resolve(null), 20))]);
      if (early !== null) throw new Error(`it ended before its child was there: ${JSON.stringify(early.result)}`);
    }
    const pids = readFileSync(file, 'utf8').trim().split(' ').map(Number);
    expect(pids).to.have.length(2);
    return pids;
  };

  const commands = {
    'the client, asked for its version': { words: ['lint'], path: 'bin' },
    'Compose, as it reads': { words: ['plan', 'shop.ts'], path: 'answering' },
    'Compose, of a run that is watched': { words: ['run', 'shop.ts', '--watch'], path: 'answering' },
    'a scenario that never finishes loading': { words: ['plan', 'endless.ts'], path: 'bin' },
  } as const;
  for (const [what, { words, path }] of Object.entries(commands)) {
    it(`is gone within two seconds of a SIGKILL: ${what}`, async () => {
      const started = folder.start(words, env(path));
      const pids = await childrenOf(started.done);
      started.kill('SIGKILL');
      await started.done;
      await Promise.all(pids.map(gone));
    });
  }

  for (const [program, file] of Object.entries({ k6: 'ask-k6.ts', git: 'ask-git.ts' })) {
    it(`is gone within two seconds of a SIGKILL: ${program}`, async () => {
      const k6 = { RESILIENCE_K6: join(folder.path, 'bin/k6') };
      const settings = { cwd: folder.path, env: { ...env('bin'), ...k6 }, reject: false, stdin: 'ignore' } as const;
      const started = execa(process.execPath, [join(folder.path, file)], settings);
      const pids = await childrenOf(started);
      started.kill('SIGKILL');
      await started;
      await Promise.all(pids.map(gone));
    });
  }

  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) {
    it(`is gone within two seconds of a ${signal} that nobody heeds`, async () => {
      const started = folder.start(['lint'], env('answering'));
      const pids = await childrenOf(started.done);
      started.kill(signal);
      await started.done;
      await Promise.all(pids.map(gone));
    });
  }
});
