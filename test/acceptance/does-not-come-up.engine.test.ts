/** A stack that does not come up, on a real engine: told once, by its causes, with what shows them and what would have helped. */
import process from 'node:process';
import { expect } from 'chai';
import { type Folder, folderWith, type Result } from './cli.ts';
import { onlyRun } from './engine.ts';
import { scenario, stack } from './tiny.ts';
import { together } from './together.ts';

/** By its name, so that a plan can ask it too. */
const image = process.env.RESILIENCE_NODE_IMAGE;

const service = (name: string, program: string, more = ''): string => `
  ${name}:
    image: ${image}
    command: [node, -e, "${program}"]
${more}`;

const stays = 'setInterval(() => {}, 1000)';
const listens = (after: number): string =>
  `setTimeout(() => require('http').createServer((q, r) => r.end('ok')).listen(80), ${after})`;
const checked = (test: string, more = 'interval: 500ms, timeout: 1s, retries: 2'): string =>
  `    healthcheck: { test: ${test}, ${more} }\n`;

const web = (dependsOn: string): string =>
  `services:${service('web', listens(0), `    ports: ["80"]\n    depends_on: ${dependsOn}\n`)}`;

const broken =
  web('{ slow: { condition: service_healthy }, absent: { condition: service_healthy } }') +
  service('absent', `console.log('ready to accept connections'); ${stays}`, checked('[CMD-SHELL, pg_isready]')) +
  service(
    'hangs',
    stays,
    checked('[CMD-SHELL, "echo asking; sleep 5"]', 'interval: 100ms, timeout: 300ms, retries: 9'),
  ) +
  service('loops', "console.error('FATAL: no password'); process.exit(3)", '    restart: always\n') +
  service('missing', stays, checked('[CMD, wget, "http://localhost"]')) +
  service(
    'slow',
    listens(5000),
    checked('[CMD, curl, -sSf, "http://127.0.0.1"]', 'interval: 1s, timeout: 2s, retries: 2'),
  );

describe('a stack that does not come up, on a real engine', () => {
  const opened: Folder[] = [];
  const folderOf = async (text: string): Promise<Folder> => {
    const folder = await folderWith({ ...stack(text), 'a.ts': scenario() });
    opened.push(folder);
    return folder;
  };
  const failureOf = async (folder: Folder, { exitCode, stdout, stderr }: Result) => {
    expect(exitCode, stdout + stderr).to.equal(3);
    const [failure, ...more] = (await onlyRun(folder)).result().failures;
    expect(more).to.deep.equal([]);
    return failure!;
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  together({
    'tells each cause in its own words, with what would have helped; what can be known is told before it starts':
      async () => {
        const folder = await folderOf(broken);
        const planned = await folder.run(['plan', 'a.ts']);
        expect(planned.stdout.replaceAll(/\s+/g, ' '))
          .to.match(/the health check of absent runs pg_isready, which \S+ does not have/)
          .and.match(/the health check of missing runs wget/);
        const result = await folder.run(['run', 'a.ts']);
        const { code, message, evidence = [], fix } = await failureOf(folder, result);
        const all = [message, ...evidence].join('\n');
        expect(code).to.equal('R307');
        expect(message).to.match(
          /^the stack did not come up: the check of absent ended with 127: .*pg_isready: not found \(web waits for it\); /,
        );
        expect(all)
          .to.match(/the check of hangs timed out after 0\.3 s: asking/)
          .and.match(
            /loops (has ended \d+ times, the last time|ended) with 3.*"FATAL: no password"|loops has ended \d+ times/,
          )
          .and.match(/the check of missing could not be run: exec: "wget": executable file not found/)
          .and.match(/the check of slow ended with 7: curl: \(7\)/)
          .and.match(/log of absent, its last lines:\n {2}ready to accept connections/);
        expect(fix)
          .to.match(/^absent: there is no pg_isready in \S+, but curl and node;/)
          .and.match(/^hangs, healthcheck: timeout: 1s/m)
          .and.match(
            /^slow, healthcheck: start_period: 1[05]s \(it passed [5-8][\d.]* s after its start, and its settings allow 2 s\)$/m,
          );
        const words = result.stdout.replaceAll(/\s+/g, ' ');
        for (const once of ['pg_isready: not found', 'executable file not found', 'timed out after']) {
          expect(words.split(once), result.stdout).to.have.lengthOf(2);
        }
        const { path } = await onlyRun(folder);
        expect(
          folder.read(`${path}/report.html`).split('pg_isready: not found').length,
          'told at the top',
        ).to.be.at.most(4);
      },

    'passes on the words of the engine, once, where it cannot start a container': async () => {
      const bad = `${web('[bad]')}\n  bad:\n    image: ${image}\n    command: [nginx, -g, daemon off;]\n`;
      const folder = await folderOf(bad);
      const result = await folder.run(['run', 'a.ts']);
      const { message } = await failureOf(folder, result);
      expect(message).to.match(
        /^the stack did not come up: bad could not be started: exec: "nginx": executable file not found in \$PATH/,
      );
      expect(result.stdout.split('"nginx"'), result.stdout).to.have.lengthOf(2);
    },
  });
});
