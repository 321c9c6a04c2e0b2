/** The checks of a scenario file, called in processes of their own: what they return, throw, hang on, block and break. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Answer, CheckCaller } from '../../harness/engine/clients.ts';
import { systemClock } from '../../harness/engine/system/clock.ts';
import { type Failure, FailureError } from '../../harness/model/failure.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { type Checks, startChecks } from '../../harness/scenario-file/checks.ts';

const file = `
import { check, crash, defineScenario, defineStack, expect } from 'resilience';
const stack = defineStack(import.meta, { compose: 'compose.yaml', services: { api: { port: 80 } } });
const api = stack.service('api');
let calls = 0;
const never = new Promise(() => undefined);
const probes = {
  counts: check('counts', () => (calls += 1)),
  tells: check('tells', ({ address }) => address(api, '/orders')),
  throws: check('throws', async () => { throw new Error('3 orders, not 4'); }),
  fetches: check('fetches', ({ address, signal }) => fetch(address(api), { signal })),
  heeds: check('heeds', ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))),
  hangs: check('hangs', () => (calls += 1) === 1 ? never : calls),
  blocks: check('blocks', () => { for (; (calls += 1) > 0; ); }),
  leaves: check('leaves', () => process.exit(7)),
  breaks: check('breaks', () => { setImmediate(() => { throw new Error('nobody catches it'); }); return never; }),
};
export default defineScenario({
  title: 'checks', stack, probes,
  experiments: { crash: { fault: crash(api), recovery: '9s', after: [expect(probes.counts).recovers({ within: '1s' })] } },
});
`;

describe('the checks of a scenario file', function () {
  this.timeout(30_000);
  const clock = systemClock();
  let folder: string;
  let path: string;
  let begun: Checks[];
  let warned: Failure[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'resilience-checks-'));
    path = join(folder, 'checks.ts');
    await writeFile(path, file);
  });
  after(() => rm(folder, { recursive: true, force: true }));
  beforeEach(() => {
    begun = [];
    warned = [];
  });
  afterEach(() => {
    for (const one of begun) one.close();
  });

  async function checking(...names: readonly string[]): Promise<CheckCaller> {
    const checks = await startChecks(path, names);
    begun.push(checks);
    return checks.during({ clock, warn: (one) => warned.push(one) });
  }
  const call = (client: CheckCaller, check: string, timeout = 2000, addresses = {}): Promise<Answer> =>
    client.call({ check, addresses, timeout: milliseconds(timeout) });
  const told = ({ outcome, value, said }: Answer) => ({ outcome, value, said });

  it('are good when they return, with what they return, and remember what they keep', async () => {
    const client = await checking('counts', 'tells');
    const asked = clock.now();
    const answer = await call(client, 'counts');
    expect(told(answer)).to.deep.equal({ outcome: 'ok', value: '1', said: undefined });
    expect([answer.sent >= asked, answer.end >= answer.sent, answer.end <= clock.now()]).to.deep.equal([
      true,
      true,
      true,
    ]);
    expect((await call(client, 'counts')).value).to.equal('2');
    const addresses = { api: 'http://127.0.0.1:32768' };
    expect((await call(client, 'tells', 2000, addresses)).value).to.equal('http://127.0.0.1:32768/orders');
  });

  it('are bad when they throw, with the message and its cause', async () => {
    const client = await checking('throws', 'fetches', 'tells');
    expect(told(await call(client, 'throws'))).to.include({ outcome: 'failed', said: '3 orders, not 4' });
    const answer = await call(client, 'fetches', 2000, { api: 'http://127.0.0.1:1' });
    expect(told(answer))
      .to.include({ outcome: 'failed' })
      .and.property('said')
      .match(/^fetch failed: /);
    expect((await call(client, 'tells')).said).to.match(/^api cannot be reached/);
  });

  it('are out of time when they do not return, whether they heed their signal or not; a new process takes the place of one that hangs', async () => {
    const client = await checking('heeds', 'hangs');
    const heeded = await call(client, 'heeds', 200);
    expect(heeded.outcome).to.equal('response_timeout');
    expect(heeded.end - heeded.sent).to.be.within(199, 400);
    expect(told(await call(client, 'hangs', 200))).to.include({
      outcome: 'response_timeout',
      said: 'it did not return',
    });
    expect((await call(client, 'hangs')).value, 'meanwhile the same process answers').to.equal('2');
    while ((await call(client, 'hangs', 300)).outcome !== 'response_timeout');
    expect((await call(client, 'hangs')).value, 'it counts from the beginning').to.equal('2');
    expect(warned).to.deep.equal([]);
  });

  it('are out of time when they let nothing else run, and their process is killed', async () => {
    const client = await checking('blocks');
    const blocked = await call(client, 'blocks', 200);
    expect(told(blocked)).to.include({ outcome: 'response_timeout', said: 'it lets nothing else run' });
    expect(blocked.end - blocked.sent).to.be.within(190, 201);
    const next = await call(client, 'blocks', 1500);
    expect(told(next), 'in a new process').to.include({ outcome: 'response_timeout' });
  });

  it('tell nothing when their process ends, which is warned of; one that ends again and again is left alone', async () => {
    const client = await checking('leaves', 'breaks');
    expect(told(await call(client, 'breaks'))).to.include({
      ...{ outcome: 'no_data', said: 'its process ended: nobody catches it' },
    });
    const outcomes: (string | undefined)[] = [];
    for (let time = 0; time < 4; time += 1) outcomes.push((await call(client, 'leaves')).said);
    expect(outcomes).to.deep.equal([
      ...Array(3).fill('its process ended: code 7'),
      'its process ended again and again',
    ]);
    expect(warned.map(({ code, message }) => `${code} ${message}`)).to.deep.equal([
      "R326 the check 'breaks' could not be called: its process ended: nobody catches it",
      "R326 the check 'leaves' could not be called: its process ended: code 7",
      "R326 the check 'leaves' could not be called: its process ended again and again",
    ]);
  });

  it('are refused before any is called where the file has them no more, or cannot be loaded', async () => {
    const problem = async (at: string, ...names: readonly string[]) => {
      const error = await startChecks(at, names).catch((thrown: unknown) => thrown);
      return error instanceof FailureError ? error.failures.map(({ code, message }) => `${code} ${message}`) : error;
    };
    const [missing] = (await problem(path, 'counts', 'adds up')) as string[];
    expect(missing).to.match(
      /^R225 the check 'adds up' is not in its file when that is loaded again: it has 'counts', /,
    );
    const broken = join(folder, 'broken.ts');
    await writeFile(broken, 'throw new Error("not today");');
    expect(await problem(broken, 'counts')).to.deep.equal(['R105 not today']);
  });
});
