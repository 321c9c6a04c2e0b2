/** Where k6 comes from, without a network. */
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { FailureError } from '../../../harness/model/failure.ts';
import { judgeK6 } from '../../../harness/provision/doctor/k6-check.ts';
import type { EngineEndpoint } from '../../../harness/provision/finding/endpoint.ts';
import { ensureK6 } from '../../../harness/provision/images/k6.ts';
import { buildK6 } from '../../../harness/provision/images/k6-build.ts';
import { builtK6, findGo, k6OnPath, namedK6, readVersion } from '../../../harness/provision/images/k6-program.ts';

describe('k6', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rsl-'));
  });
  after(() => rm(folder, { recursive: true }));

  const program = async (name: string, script: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    return file;
  };

  it('is used from version 2 on', () => {
    expect(readVersion('k6', 'k6 v2.2.0 (go1.26.8, linux/amd64)')).to.deep.equal({ file: 'k6', version: '2.2.0' });
    expect(readVersion('k6', 'k6 v1.8.1 (commit/abc, go1.24)')).to.match(/k6 1\.8\.1, which is older than version 2/);
    expect(readVersion('k6', 'usage: something else')).to.match(/does not say that it is k6/);
  });

  it('is the named one where one is named, and never another in its place', async () => {
    const own = await program('own-k6', 'echo "k6 v2.3.0 (go1.26)"');
    expect(await namedK6({})).to.equal(null);
    expect(await namedK6({ RESILIENCE_K6: own })).to.deep.equal({ file: own, version: '2.3.0' });
    const nowhere = { connection: { socketPath: '/nowhere' } } as unknown as EngineEndpoint;
    const error = await ensureK6(nowhere, 'tools', { RESILIENCE_K6: '/no/such/k6' }, () => undefined).catch(
      (caught: unknown) => caught,
    );
    expect(error).to.be.instanceOf(FailureError);
    expect((error as FailureError).failures[0]).to.include({
      code: 'R411',
      message: 'RESILIENCE_K6 names no k6 that can be used: /no/such/k6 does not run',
    });
  });

  it('is found on PATH', async () => {
    await program('k6', 'echo "k6 v1.0.0 (go1.23)"');
    expect(await k6OnPath({ PATH: folder })).to.match(/older than version 2/);
    expect(await k6OnPath({ PATH: join(folder, 'empty') })).to.equal(null);
  });

  it("is built into the harness's own folder by the Go that there is, once", async () => {
    const went = join(folder, 'go-was-asked');
    const go = await program(
      'go',
      `echo "$GOOS $GOARCH $CGO_ENABLED $*" >> ${went}; while [ "$1" != -o ]; do shift; done; echo k6 > "$2"`,
    );
    const env = { PATH: `${folder}:${process.env.PATH}`, RESILIENCE_HOME: join(folder, 'home') };
    expect(findGo(env)).to.equal(go);
    const file = builtK6(env, 'arm64');
    const lines: string[] = [];
    const both = [1, 2].map(() => buildK6(go, file, 'arm64', env, (line) => lines.push(line)));
    expect(await Promise.all(both)).to.deep.equal([null, null]);
    expect(lines).to.have.length(1);
    expect(await readFile(file, 'utf8')).to.equal('k6\n');
    const asked = await readFile(went, 'utf8');
    expect(asked.trim().split('\n')).to.have.length(1);
    expect(asked).to.match(/^linux arm64 0 build -mod=mod .*go\.k6\.io\/k6\/v2$/m);
  });

  it('that cannot be built says why, without the address that was asked, and leaves nothing', async () => {
    const go = await program(
      'bad-go',
      'echo "go: downloading a"; echo "go: https://example.invalid/x: no such host" >&2; exit 1',
    );
    const file = join(folder, 'never', 'k6');
    const reason = await buildK6(go, file, 'amd64', { PATH: process.env.PATH }, () => undefined);
    expect(reason).to.equal('go: the module proxy no such host');
    expect(await readdir(join(folder, 'never'))).to.deep.equal([]);
  });

  it('is mentioned by the doctor, and never makes a machine unfit', () => {
    const none = { program: null, image: null, registry: 'silent', go: null };
    expect(judgeK6({ ...none, image: 'grafana/k6:2.2.0' })).to.include({
      state: 'ok',
      found: 'grafana/k6:2.2.0 is here',
    });
    expect(judgeK6({ ...none, program: { file: '/bin/k6', version: '2.2.0' } }).found).to.equal('2.2.0 (/bin/k6)');
    expect(judgeK6({ ...none, registry: null }).found).to.match(/can be pulled/);
    expect(judgeK6({ ...none, go: '/bin/go' }))
      .to.include({ state: 'ok' })
      .and.have.property('found')
      .that.matches(/can be built/);
    expect(judgeK6(none)).to.include({ state: 'warning', found: 'missing' });
    expect(judgeK6({ ...none, program: 'k6 is too old' })).to.include({ state: 'warning', found: 'k6 is too old' });
  });
});
