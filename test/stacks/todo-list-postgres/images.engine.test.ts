/** The to-do list with a real PostgreSQL on a real engine: outages, what is left after them, and stops. */
import { expect } from 'chai';
import { createStack, docker } from '../compose-stack.ts';
import { stackFolder } from '../start-program.ts';

const inVolume = ['--file', 'compose.yaml', '--file', 'compose.volume.yaml'];
const inLab = ['--file', 'compose.yaml', '--file', 'compose.lab.yaml'];

describe('the todo-list-postgres stack on an engine', () => {
  // The database has a check only so that the tests can wait for it.
  const waitable = { DB_HEALTH: 'CMD', DB_HEALTH_INTERVAL: '1s', DB_HEALTH_START_PERIOD: '60s' };
  const stack = createStack('todo-list-postgres', { WEB_PORT: '127.0.0.1:0', ADDITIONS: 'api', ...waitable });
  const web = stack.container('todo-web');
  const db = stack.container('todo-db');

  before(() => stack.compose(['build', '--quiet']));
  afterEach(async () => {
    await docker(['unpause', db.name], { reject: false });
    await stack.compose([...inVolume, ...inLab, 'down', '--volumes', '--timeout', '2']);
  });

  type Variables = Readonly<Record<string, string>>;
  /** Resolves when the database takes connections. */
  const upDb = (files: readonly string[] = [], variables: Variables = {}) =>
    stack.compose([...files, 'up', '--detach', '--wait', 'todo-db'], variables);

  async function up(files: readonly string[] = [], variables: Variables = {}): Promise<string> {
    await upDb(files, variables);
    await stack.compose([...files, 'up', '--detach', '--no-recreate', 'todo-web'], variables);
    await stack.listening('todo-web');
    return stack.url('todo-web');
  }

  const statuses = (url: string, paths: readonly string[] = ['/', '/list', '/new', '/diagnostics']) =>
    Promise.all(paths.map(async (path) => (await fetch(url + path)).status));
  const works = [200, 200, 200, 200];
  const out = [500, 500, 500, 200];

  /** The ids of those that were acknowledged. */
  async function write(url: string, count: number, prefix = 'w'): Promise<string[]> {
    const acknowledged: string[] = [];
    for (let number = 0; number < count; number += 1) {
      const item = `${prefix}-${number}`;
      const answer = await fetch(`${url}/api/todos`, { method: 'POST', body: JSON.stringify({ item }) });
      if (answer.status === 201) acknowledged.push(item);
    }
    return acknowledged;
  }

  const read = async (url: string): Promise<string[]> =>
    (await (await fetch(`${url}/api/todos`)).json()).map(({ item }: { item: string }) => item);

  const psql = async (query: string, database = 'todo') =>
    (await docker(['exec', db.name, 'psql', '--tuples-only', '--no-align', '--dbname', database, '--command', query]))
      .stdout;

  it('needs no variable, and then has the settings of the chapter', async () => {
    const { stdout } = await docker(['compose', 'config', '--format', 'json'], {
      folder: stackFolder('todo-list-postgres'),
    });
    const { services } = JSON.parse(stdout);
    const { 'todo-db': database, 'todo-web': page } = services;
    expect([database.restart, database.volumes, database.ports]).to.deep.equal(['no', undefined, undefined]);
    expect([database.healthcheck.test[0], page.healthcheck.test[0]]).to.deep.equal(['NONE', 'NONE']);
    expect(page.depends_on['todo-db'].condition).to.equal('service_started');
    expect(page.environment).to.include({
      Database__Provider: 'Postgres',
      CONNECT_TIMEOUT_MS: '15000',
      RETRIES_MAX: '6',
    });
  });

  it('gets its connection from a secret that is mounted read-only', async () => {
    const url = await up();
    expect(await statuses(url)).to.deep.equal(works);
    const mounts = JSON.parse(await web.inspect('{{json .Mounts}}'));
    const secret = mounts.find((mount: { Destination: string }) => mount.Destination === '/app/config/secrets.json');
    expect([secret.Type, secret.RW]).to.deep.equal(['bind', false]);
  });

  it('keeps what it acknowledged over a kill, is out meanwhile, and recovers without a restart', async () => {
    const url = await up();
    const started = await web.inspect('{{.State.StartedAt}}');
    const first = await write(url, 20);
    expect(first).to.have.length(20);
    await docker(['kill', db.name]);
    expect(await statuses(url)).to.deep.equal(out);
    expect(await write(url, 2, 'during')).to.deep.equal([]);
    await upDb();
    expect(await statuses(url)).to.deep.equal(works);
    const second = await write(url, 5, 'after');
    expect(await read(url)).to.have.members([...first, ...second]);
    expect(await web.inspect('{{.State.StartedAt}} {{.RestartCount}}')).to.equal(`${started} 0`);
  });

  it('is slow to fail while the database is paused, for as long as a connection may take', async () => {
    const url = await up([], { CONNECT_TIMEOUT_MS: '1500' });
    expect(await write(url, 1)).to.have.length(1);
    await docker(['pause', db.name]);
    const began = performance.now();
    expect(await statuses(url)).to.deep.equal(out);
    expect(performance.now() - began).to.be.at.least(1490);
    await docker(['unpause', db.name]);
    expect(await statuses(url)).to.deep.equal(works);
    expect(await read(url)).to.deep.equal(['w-0']);
  });

  it('gives up a command after its timeout and retries, and uses no broken connection afterwards', async () => {
    const url = await up([], { COMMAND_TIMEOUT_MS: '700', RETRIES_MAX: '1' });
    await write(url, 1);
    const lock = 'BEGIN; LOCK TABLE "ToDos" IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(600)';
    await docker(['exec', '--detach', db.name, 'psql', '--dbname', 'todo', '--command', lock]);
    const held = `SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = '"ToDos"'::regclass AND granted`;
    while ((await psql(held)) !== '1');
    const began = performance.now();
    expect(await statuses(url)).to.deep.equal([500, 500, 200, 200]);
    expect(performance.now() - began).to.be.at.least(1390);
    await psql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()",
    );
    expect(await statuses(url)).to.deep.equal(works);
  });

  it('makes its table and its database again when they are gone', async () => {
    const url = await up();
    await write(url, 1);
    await psql('DROP TABLE "ToDos"');
    expect(await read(url)).to.deep.equal([]);
    // Four pages miss it at once; which of them makes what is another each time.
    for (let time = 0; time < 10; time += 1) {
      await psql('DROP DATABASE todo WITH (FORCE)', 'postgres');
      expect(await statuses(url)).to.deep.equal(works);
    }
    expect(await write(url, 1)).to.have.length(1);
  });

  for (const [what, files, left] of [
    ["the image's anonymous volume", [], []],
    ['a volume with a name', inVolume, ['w-0', 'w-1']],
  ] as const) {
    it(`has ${left.length === 0 ? 'lost' : 'kept'} its rows in ${what} after the container was removed`, async () => {
      const url = await up(files);
      expect(await write(url, 2)).to.have.length(2);
      await docker(['rm', '--force', '--volumes', db.name]);
      expect(await statuses(url)).to.deep.equal(out);
      await upDb(files);
      expect(await read(url)).to.deep.equal([...left]);
    });
  }

  it('stops at once and well, and on SIGTERM waits for its clients until the grace is over', async () => {
    const stop = async (signal: string) => {
      const url = await up([], { DB_STOP_SIGNAL: signal });
      expect(await statuses(url)).to.deep.equal(works);
      const began = performance.now();
      await stack.compose(['stop', '--timeout', '5', 'todo-db']);
      return { tookMs: performance.now() - began, code: await db.inspect('{{.State.ExitCode}}') };
    };
    const fast = await stop('SIGINT');
    expect(fast.code).to.equal('0');
    expect(fast.tookMs).to.be.below(5000);
    const patient = await stop('SIGTERM');
    expect(patient.code).to.equal('137');
    expect(patient.tookMs).to.be.at.least(5000);
    await stack.compose(['stop', '--timeout', '8', 'todo-web']);
    expect(await web.inspect('{{.State.ExitCode}}')).to.equal('0');
  });

  it('gives tens of thousands of rows in one body', async () => {
    const url = await up();
    await write(url, 1);
    await psql(`INSERT INTO "ToDos" ("Item", "DateAdded") SELECT 'row-' || n, now() FROM generate_series(1, 30000) n`);
    const items = await read(url);
    expect(items).to.have.length(30_001);
    expect(items.at(-1)).to.equal('row-30000');
  });

  it('never works with the file of the lab, whose services share no network', async () => {
    const url = await up(inLab);
    expect(await statuses(url)).to.deep.equal(out);
    expect(await db.inspect('{{.State.Status}} {{.HostConfig.RestartPolicy.Name}}')).to.equal('running unless-stopped');
  });
});
