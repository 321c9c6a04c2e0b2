/** The to-do list with SQLite on a real engine: what outlives a container, and what does not. */
import { expect } from 'chai';
import { createStack } from '../compose-stack.ts';

const inVolume = ['--file', 'compose.yaml', '--file', 'compose.volume.yaml'];

describe('the todo-list stack on an engine', () => {
  const stack = createStack('todo-list', { WEB_PORT: '127.0.0.1:0', ADDITIONS: 'api,control' });
  const web = stack.container('todo-web');

  before(() => stack.compose(['build', '--quiet']));
  afterEach(() => stack.compose([...inVolume, 'down', '--volumes', '--timeout', '1']));

  const addItem = async () => {
    const answer = await fetch(`${await stack.url('todo-web')}/api/todos`, { method: 'POST', body: '{"item":"x"}' });
    expect(answer.status).to.equal(201);
  };
  const items = async () => /You have (\d+) items/.exec(await (await fetch(await stack.url('todo-web'))).text())?.[1];

  const checked = { WEB_HEALTH: 'CMD', WEB_HEALTH_URL: 'http://localhost/diagnostics', WEB_HEALTH_INTERVAL: '1s' };
  /** Resolves when todo-web answers: the check is there for the waiting. */
  const up = (files: readonly string[], variables: Readonly<Record<string, string>>) =>
    stack.compose([...files, 'up', '--detach', '--wait'], { ...checked, ...variables });

  for (const [what, files, variables, left] of [
    ["the image's anonymous volume", [], {}, '0'],
    ['no volume', [], { CHAPTER: '9' }, '0'],
    ['a volume with a name', inVolume, {}, '1'],
  ] as const) {
    it(`has ${left === '0' ? 'lost' : 'kept'} its items in ${what} after the container was removed`, async () => {
      await up(files, variables);
      await addItem();
      await stack.compose([...files, 'stop', '--timeout', '5']);
      await up(files, variables);
      expect(await items()).to.equal('1');
      await stack.compose([...files, 'rm', '--stop', '--force', '--volumes', 'todo-web']);
      await up(files, variables);
      expect(await items()).to.equal(left);
    });
  }

  it('has no policy and no check, ends at once, and takes both by variables', async () => {
    await stack.up(['todo-web']);
    expect(await web.inspect('{{.HostConfig.RestartPolicy.Name}} {{json .State.Health}}')).to.equal('no null');
    const began = performance.now();
    await stack.compose(['stop', '--timeout', '8']);
    expect(performance.now() - began).to.be.below(6000);
    expect(await web.inspect('{{.State.ExitCode}}')).to.equal('0');
    await up([], { WEB_RESTART: 'on-failure' });
    await fetch(`${await stack.url('todo-web')}/control/exit?code=3`, { method: 'POST' });
    await web.seen('start', 2);
    expect(await web.inspect('{{.RestartCount}}')).to.equal('1');
  });
});
