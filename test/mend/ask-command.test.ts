/** The command of a check that asks what users ask, with what its image has: run against a server, it ends with 0 where the answer is good. */
import { execFile, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { askCommand } from '../../harness/mend/repairs/ask-command.ts';
import type { HttpProbe, Probe } from '../../harness/model/probe.ts';
import { seconds } from '../../harness/model/time.ts';
import { httpProbe } from '../plan/parts.ts';

const has =
  (...programs: readonly string[]) =>
  (program: string): boolean =>
    programs.includes(program);
const redis: Probe = { ...{ type: 'probe', kind: 'redis', service: 'db', port: 6379 }, rate: 5, within: seconds(1) };

/** Those of which this machine has all. */
const here = (...some: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  some.filter((programs) => programs.every((one) => spawnSync('sh', ['-c', `command -v ${one}`]).status === 0));

describe('mend/ask-command', () => {
  let server: Server;
  let answer: { status: number; body: string };
  before((done) => {
    server = createServer((_, response) => response.writeHead(answer.status).end(answer.body));
    server.listen(0, '127.0.0.1', done);
  });
  after((done) => void server.close(done));
  beforeEach(() => {
    answer = { status: 200, body: 'the page of shop\n' };
  });

  /** How the check ends, as the engine runs it. */
  const ends = (probe: Partial<HttpProbe>, programs: readonly string[]): Promise<number> => {
    const { port } = server.address() as AddressInfo;
    const [form, ...words] = askCommand(httpProbe(probe), port, has(...programs))!;
    const [program, ...args] = form === 'CMD-SHELL' ? ['/bin/sh', '-c', ...words] : words;
    return new Promise((resolve) => {
      const child = execFile(program!, args, { timeout: 10_000 }, () => resolve(child.exitCode ?? -1));
    });
  };

  it('is green where the status is good, and red where it is not', async () => {
    for (const programs of here(['curl'], ['node'], ['python3'])) {
      answer.status = 200;
      expect(await ends({}, programs), `${programs}`).to.equal(0);
      answer.status = 503;
      expect(await ends({}, programs), `${programs}`).to.not.equal(0);
    }
  });

  it('takes another status where that is what is good', async () => {
    answer.status = 404;
    for (const programs of here(['node'], ['curl', 'sh'])) {
      expect(await ends({ status: [401, 404] }, programs), `${programs}`).to.equal(0);
      expect(await ends({ status: [401] }, programs), `${programs}`).to.not.equal(0);
    }
  });

  it('reads the answer where that is what is good', async () => {
    for (const programs of here(['node'], ['curl', 'sh'])) {
      for (const body of [{ matches: '^the page of shop\n$' }, { contains: 'page of shop' }]) {
        answer.body = 'the page of shop\n';
        expect(await ends({ body }, programs), `${programs}`).to.equal(0);
        answer.body = 'the page of admin\n';
        expect(await ends({ body }, programs), `${programs}`).to.not.equal(0);
      }
    }
  });

  it('is red where nobody answers, and green where it can only see that somebody takes the connection', async () => {
    for (const programs of here(['node'], ['bash'], ['python3'])) {
      expect(await ends({ method: 'POST' }, programs), `${programs}`).to.equal(0);
    }
    const nobody = askCommand(httpProbe(), 1, has('node'))!.slice(1);
    const failed = await new Promise((resolve) => execFile(nobody[0]!, nobody.slice(1), (error) => resolve(error)));
    expect(failed).to.be.an('error');
  });

  it("asks a server with its protocol's own client, and by a connection where the image has none", () => {
    expect(askCommand(redis, 6379, has('redis-cli'))).to.deep.equal(['CMD', 'redis-cli', '-e', 'ping']);
    expect(askCommand(redis, 7000, has('valkey-cli'))).to.deep.equal(['CMD', 'valkey-cli', '-e', '-p', '7000', 'ping']);
    expect(askCommand(redis, 6379, has('nc'))).to.deep.equal(['CMD', 'nc', '-z', '-w', '2', '127.0.0.1', '6379']);
    expect(askCommand(redis, 6379, has())).to.equal(null);
  });
});
