/** `resilience check-the-check` on a real engine: checks that tell the truth and checks that do not, and a change that is tried. */
import { expect } from 'chai';
import type { Checkup } from '../../harness/model/checkup.ts';
import { type Folder, folderWith, type Result } from './cli.ts';
import { leftOf } from './engine.ts';

const server = (program: string): string => `[node, -e, ${JSON.stringify(program)}]`;

const quick = 'interval: 500ms, timeout: 1s, retries: 1';
const asks = (address: string): string => `{ test: [CMD, curl, -fsS, -m, "1", -o, /dev/null, "${address}"], ${quick} }`;
const image = `image: "\${RESILIENCE_NODE_IMAGE}", init: true`;

const page = server("require('http').createServer((q, r) => r.end('welcome')).listen(80)");

/** Its page needs nobody, and the address that its check asks needs the store. */
const deep = server(
  `const http = require('http');
  http.createServer((q, r) => {
    if (q.url === '/') return r.end('welcome');
    http.get({ host: 'store', agent: false, timeout: 300 }, (a) => { a.resume(); r.end('well'); })
      .on('timeout', function () { this.destroy(); }).on('error', () => { r.writeHead(503); r.end(); });
  }).listen(80);`.replaceAll(/\n\s*/g, ' '),
);

const withStore = `
services:
  web: { ${image}, command: ${deep}, ports: ["80"], restart: always, healthcheck: ${asks('http://127.0.0.1/health')} }
  store: { ${image}, command: ${page}, restart: always, expose: ["80"], healthcheck: ${asks('http://127.0.0.1/')} }
`;

/** Its check asks an address where nobody listens, and its client takes no other: another address in its command helps nobody. */
const onIpv4 = server(
  "require('http').createServer((q, r) => r.end('welcome')).listen(80, '127.0.0.1'); require('net').createServer((c) => c.pipe(require('net').connect(80, '127.0.0.1')).pipe(c)).listen(8080, '0.0.0.0')",
);

const neverGreen = `
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    init: true
    command: ${onIpv4}
    ports: ["8080"]
    restart: always
    healthcheck: { test: [CMD-SHELL, "curl -6 -fsS -m 1 -o /dev/null http://localhost:8080/ || exit 1"], ${quick} }
`;

describe('resilience check-the-check', () => {
  const opened: Folder[] = [];
  const open = async (text: string): Promise<Folder> => {
    const folder = await folderWith({ 'shop/compose.yaml': text });
    opened.push(folder);
    return folder;
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  const checkupIn = async (folder: Folder, { stdout, stderr }: Result): Promise<Checkup> => {
    const [file] = (await folder.files('reports')).filter((one) => one.endsWith('/checkup.json'));
    expect(file, `${stdout}\n${stderr}`).to.be.a('string');
    const checkup = JSON.parse(folder.read(`reports/${file}`)) as Checkup;
    expect(await leftOf(checkup.run), 'nothing is left').to.deep.equal([]);
    return checkup;
  };

  const cases: Readonly<Record<string, () => Promise<void>>> = {
    'tells a check that asks a dependency from one that asks its own service': async () => {
      const folder = await open(withStore);
      const ended = await folder.run(['check-the-check', 'shop', '--no-mend']);
      const { checks } = await checkupIn(folder, ended);
      expect(checks.map((one) => `${one.service}: ${one.verdict}`)).to.deep.equal([
        'web: cries wolf',
        'store: truthful',
      ]);
      expect(ended.exitCode).to.equal(1);
      const [web, store] = checks;
      const cut = web!.trials.find((one) => one.kind === 'dependency cut')!;
      expect(cut).to.include({ dependency: 'store', unknown: null, redAs: 'unhealthy' });
      // Red from a second or so after the cut until it is over, while the page is served.
      expect(cut.wolf!.value).to.be.within(1500, 8000);
      for (const kind of ['hangs', 'port closed'] as const) {
        const trial = store!.trials.find((one) => one.kind === kind)!;
        expect(trial.red.seen, kind).to.equal(true);
        // It holds for 6 s, and who asks in its last 3 s is answered by its end.
        expect(trial.usersDown!.value, kind).to.be.within(2700, 6500);
        expect(trial.late!.value, `green after ${kind}`).to.be.below(2500);
      }
      expect(store!.rest!.price!.cpu.value, 'CPU of a run of curl').to.be.within(1, 500);
      expect(web!.repair!.tried).to.equal('not tried');
      expect(ended.stdout).to.match(
        /web {2}cries wolf: it was red for .* with users served, while web could not reach store/,
      );
    },

    'tells that a check is never green while users are served, and of a change that it is no better': async () => {
      const folder = await open(neverGreen);
      const ended = await folder.run(['check-the-check', 'shop']);
      const { checks, patch } = await checkupIn(folder, ended);
      expect(checks.map((one) => one.verdict)).to.deep.equal(['cries wolf']);
      expect(checks[0]!.why).to.match(/^it is never green, while users of web are served/);
      expect(checks[0]!.repair).to.include({ tried: 'no better' });
      expect(patch).to.equal(null);
      expect(ended.exitCode).to.equal(1);
    },

    'refuses a stack without a health check, before anything is started': async () => {
      const folder = await open(`services:\n  web: { image: "\${RESILIENCE_NODE_IMAGE}" }\n`);
      const { exitCode, stderr } = await folder.run(['check-the-check', 'shop']);
      expect(stderr).to.match(/R243: no service has a health check/);
      expect(exitCode).to.equal(2);
      expect(await folder.files('reports')).to.deep.equal([]);
    },
  };

  // Two stacks at a time are what the engine bears; each waits for its checks most of the time.
  const work = new Map<string, Promise<void>>();
  before(() => {
    for (const [title, one] of Object.entries(cases)) work.set(title, one());
    for (const one of work.values()) one.catch(() => undefined);
  });
  for (const title of Object.keys(cases)) it(title, () => work.get(title)!).timeout(400_000);
});
