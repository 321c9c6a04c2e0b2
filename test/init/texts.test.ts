/** The files that `resilience init` writes, and what it says of them. */
import { expect } from 'chai';
import { type Configuration, defineConfig } from '../../harness/index.ts';
import { configText } from '../../harness/init/config-text.ts';
import { constantName, scenarioName, scenarioNames } from '../../harness/init/names.ts';
import { overviewText } from '../../harness/init/overview-text.ts';
import { stackText } from '../../harness/init/stack-text.ts';
import { quoted } from '../../harness/model/source-text.ts';
import { completeConfig } from '../../harness/scenario-file/complete-config.ts';
import { checkedBy, described, needing, publishing } from './described.ts';
import { drafted, textOf } from './planned.ts';

const services = [
  { name: 'api', port: 80 },
  { name: 'data-base', port: null },
];
const stack = { name: 'my-shop.2', composeFile: null, services };

describe('a first stack', () => {
  it('names every service and the port at which it is asked, and leaves files and variables to Compose', () => {
    expect(stackText(stack)).to.equal(
      [
        '/** The services that scenarios break and probe: of the project that `docker compose up` starts here. */',
        "import { defineStack } from 'resilience';",
        '',
        'export const myShop2 = defineStack(import.meta, {',
        '  services: {',
        '    api: { port: 80 },',
        "    'data-base': {},",
        '  },',
        '});',
        '',
      ].join('\n'),
    );
  });

  it('gives the constant a name that the language and the scenario leave free', () => {
    expect(stackText({ ...stack, name: 'new' })).to.contain('export const newStack =');
    expect(stackText({ ...stack, name: 'http' })).to.contain('export const httpStack =');
  });

  it('names a file that Compose would not take by itself', () => {
    expect(stackText({ ...stack, composeFile: "it's.yaml" })).to.contain("\n  compose: 'it\\'s.yaml',\n");
  });
});

describe('a first configuration', () => {
  /** What its text describes, by the door of the language. */
  const read = (text: string): unknown => {
    const body = text.slice(text.indexOf('defineConfig({')).replace(/;\s*$/, '');
    return new Function('defineConfig', `return ${body}`)(defineConfig);
  };

  it('is taken by its door, and says nothing else than what holds without it', () => {
    const { description } = read(configText()) as Configuration;
    const place = { file: null, folder: '/shop', env: {}, today: '2026-11-30' };
    expect(completeConfig(description, place).suites).to.deep.equal(completeConfig({}, place).suites);
  });

  it('has nothing in its comments that would be refused as a setting', () => {
    const settings = configText().replace(/^( *)\/\/ (\w+: .*,)$/gm, '$1$2');
    expect(settings.match(/^ *\w+: .*,$/gm)).to.have.length(7);
    expect(read(settings)).to.be.an('object');
  });
});

describe('a first scenario', () => {
  it('reads as a person would write it, with what was seen above', () => {
    const db = described('db', { image: 'postgres:16', ...checkedBy('CMD', 'pg_isready') });
    expect(textOf(db, described('api', needing('db')))).to.equal(
      `/**
 * What becomes of db when it crashes or hangs. Takes about 1 min 20 s.
 *
 * Drafted by \`resilience init\`. Seen: image postgres:16, port 5432.
 */
import { crash, defineScenario, expect, hang, postgres } from 'resilience';
import { shop } from '../stack.js';

const db = shop.service('db');

const answers = postgres(db);

export default defineScenario({
  title: 'shop: what becomes of db when it crashes or hangs',
  stack: shop,
  probes: { answers },

  experiments: {
    'a crash': {
      fault: crash(db),
      recovery: '25s',
      after: [expect(answers).recovers({ within: 'predicted' }), expect(db).recovers({ within: 'predicted' })],
    },

    // What came while it hung is worked off first.
    'a hang': {
      fault: hang(db),
      hold: '25s',
      recovery: '20s',
      during: [expect(db).isDetected({ by: 'engine', within: 'predicted' })],
      after: [expect(answers).recovers({ within: '5s' }), expect(db).recovers({ within: 'predicted' })],
    },
  },
});
`,
    );
  });

  it('counts every answer that is no error of the server where the good page is a guess, and says so', () => {
    const text = textOf(described('web', publishing(8080)));
    expect(text).to.contain(' * Guessed: that it speaks HTTP, and which answers are good.\n');
    expect(text).to.contain("const answers = http(web, '/', { rate: '10/s', status: noServerError });");
    expect(text).to.match(/const noServerError = \[200, .*404\];/);
  });

  it('writes down what is said to a server that does not speak first', () => {
    expect(textOf(described('cache', { image: 'memcached', ...publishing(11_211) }))).to.contain(
      "const answers = tcp(cache, { send: 'version\\r\\n', awaits: /^VERSION/ });",
    );
  });

  it('asks a server no more often than it puts up with, and says why', () => {
    expect(textOf(described('files', { image: 'atmoz/sftp', ...publishing(22) }))).to.contain(
      `/** Seldom enough: a server from OpenSSH 9.8 on refuses who comes and does not log in. */
const answers = tcp(files, { awaits: 'SSH-', rate: '0.5/s' });`,
    );
  });

  it('ends its own comment, whatever an image is called', () => {
    expect(textOf(described('x', { image: 'a*/b/redis', ...publishing(6379) }))).to.contain('image a* /b/redis');
  });
});

describe('names', () => {
  it('of constants are free, and none is given twice', () => {
    expect(constantName('redis', 'Service')).to.equal('redisService');
    expect(constantName('image-of-the-day', 'Service')).to.equal('imageOfTheDay');
    expect(constantName('wazuh.indexer', 'Service')).to.equal('wazuhIndexer');
    expect(constantName('2fa', 'Service')).to.equal('service2fa');
    expect(constantName('shop', 'Service', ['shop'])).to.equal('shopService');
    expect(constantName('a-b', 'Service', ['aB', 'aBService'])).to.equal('aBService2');
    expect(constantName('WEB', 'Service')).to.equal('web');
  });

  it("of scenarios begin with the stack's, once", () => {
    expect(scenarioName('shop', 'api')).to.equal('shop-api');
    expect(scenarioName('numbers', 'numbers-api')).to.equal('numbers-api');
    expect(scenarioName('My Shop', 'Web_1')).to.equal('my-shop-web-1');
    expect(scenarioNames('shop', ['web-1', 'db', 'web_1'])).to.deep.equal(['shop-web-1', 'shop-db', 'shop-web-1--2']);
  });

  it('and texts are quoted as the language wants them', () => {
    expect(quoted("it's \\ \0\n")).to.equal("'it\\'s \\\\ \\x00\\n'");
  });
});

describe('the overview', () => {
  it('says of each service what it is, why, where its scenario is, and what was guessed', () => {
    const all = drafted(described('db', { image: 'postgres:16' }), described('web', publishing(80)));
    const [db, web] = all.map((draft, index) => ({
      draft,
      file: `scenarios/${draft.service.name}.ts`,
      kept: index === 0,
    }));
    expect(overviewText([db!, web!], [{ name: 'job', why: 'runs once: it is called job' }])).to.equal(
      [
        'db   PostgreSQL 5432  scenarios/db.ts (kept: it was there)  image postgres:16, port 5432',
        'web  HTTP 80/         scenarios/web.ts (about 1 min)        it publishes port 80',
        'job  no scenario                                            runs once: it is called job',
        '',
        'guessed of web: that it speaks HTTP, and which answers are good',
      ].join('\n'),
    );
  });
});
