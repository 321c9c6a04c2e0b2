/** HttpCheck as a process: what it takes, prints and exits with. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runProgram, stackFolder } from '../start-program.ts';
import { type Stub, startStub, stopStub } from '../start-stub.ts';

const program = join(stackFolder('numbers'), 'http-check/main.ts');
const check = (...args: string[]) => runProgram(program, args);

describe('HttpCheck', () => {
  let stub: Stub;
  before(async () => {
    stub = await startStub();
  });
  after(() => stopStub(stub));

  // A wide threshold where time is not the point: the machine may be busy.
  for (const [path, name, code] of [
    ['/status/200', 'OK', 0],
    ['/status/201', 'Created', 1],
    ['/status/204', 'NoContent', 1],
    ['/status/304', 'NotModified', 1],
    ['/status/404', 'NotFound', 1],
    ['/status/418', '418', 1],
    ['/status/500', 'InternalServerError', 1],
    ['/status/503', 'ServiceUnavailable', 1],
    ['/to/302/status/200', 'OK', 0],
    ['/to/307/to/301/status/200', 'OK', 0],
    ['/to/302/status/500', 'InternalServerError', 1],
  ] as const) {
    it(`exits with ${code} and says ${name} for ${path}`, async () => {
      const url = `${stub.url}${path}`;
      const { code: exit, stdout } = await check('-u', url, '-t', '5000');
      expect(stdout).to.match(new RegExp(`^HTTPCheck: status ${name}, url ${url}, took \\d+ms\\n$`));
      expect(exit).to.equal(code);
    });
  }

  it('fails a 200 that took as long as the threshold or longer, and gives no reason', async () => {
    const { code, stdout } = await check('-u', `${stub.url}/after/350`);
    expect([code, stdout.split(',')[0]]).to.deep.equal([1, 'HTTPCheck: status OK']);
    expect((await check('-u', `${stub.url}/after/100`, '-t', '3000')).code).to.equal(0);
    expect((await check('-u', `${stub.url}/status/200`, '-t', '0')).code).to.equal(1);
  });

  it('measures the time, and does not cut it: the threshold is not a timeout', async () => {
    const { stdout } = await check('-u', `${stub.url}/after/400`, '-t', '50');
    expect(Number(/took (\d+)ms/.exec(stdout)?.[1])).to.be.at.least(390);
  });

  for (const [url, message] of [
    ['http://127.0.0.1:1/', 'Connection refused'],
    ['not-a-url', 'Invalid URI: The format of the URI could not be determined.'],
    ['ftp://127.0.0.1/', "Only 'http' and 'https' schemes are allowed."],
  ] as const) {
    it(`prints an error for ${url}`, async () => {
      const { code, stdout } = await check('-u', url);
      expect([code, stdout]).to.deep.equal([1, `HTTPCheck: error. Url ${url}, exception ${message}\n`]);
    });
  }

  it('prints an error for a name that does not exist, and for a cut connection', async () => {
    expect((await check('-u', 'http://nowhere.invalid')).stdout).to.match(
      /^HTTPCheck: error\. Url http:\/\/nowhere\.invalid, exception \w/,
    );
    const cut = await check('-u', `${stub.url}/cut`);
    expect([cut.code, cut.stdout]).to.deep.equal([
      1,
      `HTTPCheck: error. Url ${stub.url}/cut, exception An error occurred while sending the request.\n`,
    ]);
  });

  it('is silent where asked to be, separately for answers and errors', async () => {
    const bad = `${stub.url}/status/500`;
    expect(await check('-u', bad, '-ls', 'false')).to.deep.equal({ code: 1, stdout: '', stderr: '' });
    expect((await check('-u', bad, '-lf', 'false')).stdout).to.include('InternalServerError');
    expect(await check('-u', 'http://127.0.0.1:1', '/lf:false')).to.deep.equal({ code: 1, stdout: '', stderr: '' });
    expect((await check('-u', 'http://127.0.0.1:1', '-ls', '0')).stdout).to.include('error');
    expect((await check('-ls', '-u', bad)).stdout).to.include('InternalServerError');
  });

  it('takes long names, any case, and the slash form', async () => {
    const url = `${stub.url}/status/200`;
    for (const args of [
      ['-Url', url, '-TimeoutMilliseconds', '5000', '-LogSuccess', 'true', '-LogFailure', 'true'],
      ['-URL', url, '-timeoutmilliseconds', '5000'],
      [`/u:${url}`, '/t:5000'],
      [`--url=${url}`, '--TimeoutMilliseconds=5000'],
    ]) {
      const { code, stdout } = await check(...args);
      expect([code, stdout.split(',')[0]], args.join(' ')).to.deep.equal([0, 'HTTPCheck: status OK']);
    }
  });

  for (const args of [['-x', '1'], ['stray'], ['-t', 'soon'], ['-t'], ['-u', 'a', '/url:b'], ['-']]) {
    it(`aborts on ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await check(...args);
      expect([code, stdout]).to.deep.equal([134, '']);
      expect(stderr).to.match(/^Unhandled exception\. /);
    });
  }

  it('aborts with -c where there is no appsettings.json beside it', async () => {
    expect((await check('-c', 'RngApi:Url')).code).to.equal(134);
  });

  describe('with a URL from the configuration', () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'http-check-'));
      for (const part of ['numbers/http-check', 'service'])
        cpSync(stackFolder(part), join(folder, part), { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
      const settings = { RngApi: { Url: `${stub.url}/status/200` } };
      writeFileSync(join(folder, 'numbers/http-check/appsettings.json'), JSON.stringify(settings));
    });
    after(() => rmSync(folder, { recursive: true }));

    const checkKey = (key: string, environment: NodeJS.ProcessEnv = {}) =>
      runProgram(
        join(folder, 'numbers/http-check/main.ts'),
        ['-c', key, '-u', 'http://127.0.0.1:1', '-t', '5000'],
        environment,
      );

    it('asks that one, in place of -u', async () => {
      expect((await checkKey('RngApi:Url')).code).to.equal(0);
    });

    it('lets the environment win, with two underscores for the colon', async () => {
      const { code, stdout } = await checkKey('RngApi:Url', { RngApi__Url: `${stub.url}/status/404` });
      expect([code, stdout.split(',')[0]]).to.deep.equal([1, 'HTTPCheck: status NotFound']);
    });

    it('fails, and does not abort, when nothing sets the key', async () => {
      const { code, stdout } = await checkKey('RngApi:Other');
      expect(code).to.equal(1);
      expect(stdout).to.match(/^HTTPCheck: error\. Url , exception An invalid request URI/);
    });
  });
});
