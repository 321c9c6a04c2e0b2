/** todo-web as a process, with SQLite: its pages, its additions, and a database that is there or not. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { stopServices } from '../start-program.ts';
import { createPlace, type Place } from './start-todo-web.ts';

const text = async (url: string) => (await fetch(url)).text();
const status = async (url: string, init: RequestInit = {}) =>
  (await fetch(url, { redirect: 'manual', ...init })).status;
const post = (body: BodyInit) => ({ method: 'POST', body });

describe('todo-web with SQLite', () => {
  let place: Place;
  beforeEach(() => {
    place = createPlace();
  });
  afterEach(async () => {
    await stopServices();
    place.remove();
  });

  it('makes its database at the first check, and not before', async () => {
    const { url } = await place.start();
    const file = join(place.folder, 'todo-list.db');
    await fetch(`${url}/diagnostics`);
    expect(existsSync(file)).to.equal(false);
    expect(await text(url)).to.include('You have 0 items to do.');
    expect(existsSync(file)).to.equal(true);
  });

  it('takes an item by its form, lists it with its day, and counts it', async () => {
    const { url } = await place.start({ ADDITIONS: 'form' });
    const saved = await fetch(`${url}/new`, {
      ...post(new URLSearchParams({ item: 'water <plants> & "rest"' })),
      redirect: 'manual',
    });
    expect([saved.status, saved.headers.get('location')]).to.deep.equal([303, '/list']);
    const today = new Date().toISOString().slice(0, 10);
    expect(await text(`${url}/list`)).to.include(
      `<td>water &lt;plants&gt; &amp; &quot;rest&quot;</td><td>${today}</td>`,
    );
    expect(await text(url)).to.include('You have 1 items to do.');
  });

  it('refuses an item that is empty or too long, and says why', async () => {
    const { url } = await place.start({ ADDITIONS: 'form,api' });
    for (const [item, said] of [
      ['', 'required'],
      ['  ', 'required'],
      ['x'.repeat(257), '256'],
    ] as const) {
      const answer = await fetch(`${url}/new`, post(new URLSearchParams({ item })));
      expect(answer.status).to.equal(400);
      expect(await answer.text()).to.match(new RegExp(`role="alert">[^<]*${said}`));
      expect(await status(`${url}/api/todos`, post(JSON.stringify({ item })))).to.equal(400);
    }
    for (const body of ['', 'no json', '[]', '{"item":7}', 'null']) {
      expect(await status(`${url}/api/todos`, post(body)), body).to.equal(400);
    }
    expect(await text(`${url}/api/todos`)).to.equal('[]');
    expect(await status(`${url}/api/todos`, post(JSON.stringify({ item: 'x'.repeat(256) })))).to.equal(201);
  });

  it('gives programs an id for each item, and all of them in one body', async () => {
    const { url } = await place.start({ ADDITIONS: 'api' });
    const items = Array.from({ length: 20 }, (_, number) => `w-${number}`);
    const made = await Promise.all(
      items.map(async (item) => (await fetch(`${url}/api/todos`, post(JSON.stringify({ item })))).json()),
    );
    expect(new Set(made.map(({ id }) => id))).to.have.length(20);
    const all = await (await fetch(`${url}/api/todos`)).json();
    expect(all.map(({ item }: { item: string }) => item)).to.have.members(items);
    expect(await status(`${url}/api/todos`, { method: 'PUT' })).to.equal(405);
  });

  it('has neither additions nor metrics unless asked for', async () => {
    const { url } = await place.start({ CHAPTER: '6', ConnectionStrings__ToDoDb: 'Filename=6.db' });
    expect(await text(`${url}/new`)).to.include('<button disabled');
    expect(await status(`${url}/new`, post(new URLSearchParams({ item: 'x' })))).to.equal(405);
    expect(await status(`${url}/api/todos`)).to.equal(404);
    expect(await status(`${url}/metrics`)).to.equal(404);
  });

  it('shows its pages in any case, a page for what it does not know, and no files', async () => {
    const { url } = await place.start();
    for (const path of ['/', '/LIST', '/new/', '/Diagnostics', '/nowhere'])
      expect(await status(url + path), path).to.equal(200);
    expect(await text(`${url}/nowhere`)).to.include('nothing at this address');
    expect(await status(`${url}/favicon.ico`)).to.equal(404);
    expect(await status(url, { method: 'DELETE' })).to.equal(405);
    expect(await text(`${url}/diagnostics`)).to.match(/Hostname.*Runtime.*OS/s);
  });

  it('fails its pages and not its diagnostics where the file cannot be, and says in its log why', async () => {
    const { url, output } = await place.start({
      ConnectionStrings__ToDoDb: 'Filename=nowhere/at-all.db',
      ADDITIONS: 'api,form',
    });
    for (const path of ['/', '/list', '/new', '/api/todos']) expect(await status(url + path), path).to.equal(500);
    expect(await status(`${url}/new`, post(new URLSearchParams({ item: 'x' })))).to.equal(500);
    expect(await status(`${url}/diagnostics`)).to.equal(200);
    expect(output()).to.include('fail: ToDoList').and.include('unable to open database file');
  });

  it('keeps its rows over a restart, and begins again when the file is gone', async () => {
    const first = await place.start({ ADDITIONS: 'api' });
    await fetch(`${first.url}/api/todos`, post('{"item":"x"}'));
    await stopServices();
    const { url } = await place.start();
    expect(await text(url)).to.include('You have 1 items');
    for (const end of ['', '-wal', '-shm']) rmSync(join(place.folder, `todo-list.db${end}`), { force: true });
    expect(await text(url)).to.include('You have 0 items');
  });

  it('has pages that a control route fails, and ends well on SIGTERM', async () => {
    const service = await place.start({ ADDITIONS: 'control' });
    await fetch(`${service.url}/control/health/fail`, { method: 'POST' });
    expect(await status(service.url)).to.equal(500);
    service.process.kill('SIGTERM');
    expect(await service.ended).to.equal(0);
  });
});
