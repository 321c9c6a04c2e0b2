/** Where todo-web takes its settings from, and what it refuses to start with. */
import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { stopServices } from '../start-program.ts';
import { createPlace, type Place } from './start-todo-web.ts';

const connection = (name: string) => ({ ConnectionStrings: { ToDoDb: `Filename=${name}.db` } });

describe('the settings of todo-web', () => {
  let place: Place;
  beforeEach(() => {
    place = createPlace();
  });
  afterEach(async () => {
    await stopServices();
    place.remove();
  });

  /** The databases that there are once the list was looked at. */
  async function databases(environment: NodeJS.ProcessEnv, args: readonly string[] = []): Promise<string[]> {
    const { url } = await place.start(environment, args);
    expect((await fetch(url)).status).to.equal(200);
    return readdirSync(place.folder).filter((file) => file.endsWith('.db'));
  }

  const sources = [
    'appsettings.json',
    'appsettings.Test.json',
    'environment',
    'arguments',
    'config/config.json',
    'config/secrets.json',
  ];
  for (const [at, source] of sources.entries()) {
    it(`takes ${source} over ${at === 0 ? 'its own default' : `everything before, ${sources[at - 1]} the last`}`, async () => {
      const given = sources.slice(0, at + 1);
      for (const [index, file] of given.entries()) {
        if (file.endsWith('.json')) place.write(file, connection(`from-${index}`));
      }
      const environment = given.includes('environment') ? { ConnectionStrings__ToDoDb: 'Filename=from-2.db' } : {};
      const args = given.includes('arguments') ? ['--ConnectionStrings:ToDoDb=Filename=from-3.db'] : [];
      const found = await databases({ ASPNETCORE_ENVIRONMENT: 'Test', ...environment }, args);
      expect(found).to.deep.equal([`from-${at}.db`]);
    });
  }

  it('passes over the file of another environment: it is Production where nothing is said', async () => {
    place.write('appsettings.Test.json', connection('test'));
    place.write('appsettings.Production.json', connection('production'));
    expect(await databases({})).to.deep.equal(['production.db']);
  });

  it('reads names in any case, with a colon or two underscores', async () => {
    expect(await databases({ CONNECTIONSTRINGS__TODODB: 'data source="quoted.db"' })).to.deep.equal(['quoted.db']);
    await stopServices();
    const args = ['--connectionstrings:tododb', 'DataSource=second.db'];
    expect(await databases({}, args)).to.deep.equal(['quoted.db', 'second.db']);
  });

  it('does not read its files again', async () => {
    place.write('config/config.json', connection('first'));
    const { url } = await place.start();
    place.write('config/config.json', connection('second'));
    await fetch(url);
    expect(readdirSync(place.folder)).to.include('first.db').and.not.include('second.db');
  });

  for (const [what, environment, said] of [
    ['a provider that there is not', { Database__Provider: 'SqlServer' }, 'SqlServer'],
    ['a chapter that there is not', { CHAPTER: '7' }, 'CHAPTER'],
    [
      'a timeout that is no number',
      { Database__Provider: 'Postgres', CONNECT_TIMEOUT_MS: 'soon' },
      'CONNECT_TIMEOUT_MS',
    ],
  ] as const) {
    it(`refuses to start with ${what}`, async () => {
      const failed = await place.start(environment).then(String, (error: Error) => error.message);
      expect(failed)
        .to.match(/ended with 134/)
        .and.include(said);
    });
  }
});
