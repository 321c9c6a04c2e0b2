/** What a run tells of recoveries that did not last, and of what went down with the target and was expected by nobody. */
import { expect } from 'chai';
import type { ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { type Folder, folderWith, type Result } from './cli.ts';
import { leftOf, onlyRun } from './engine.ts';
import { scenario, stack } from './tiny.ts';
import { together } from './together.ts';

/** Ends with 1 six seconds after each start. */
const short = `
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    command:
      - node
      - -e
      - |
        require('http').createServer((q, r) => r.end('ok')).listen(80);
        setTimeout(() => { console.log('no database'); process.exit(1); }, 6000);
    ports: ["80"]
    restart: on-failure:2
`;

/** `app` lives in the network of `web`, and is asked through its port; `worker` ends when it is not answered. */
const dragged = `
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "setInterval(() => {}, 1000)"]
    ports: ["80"]
    restart: always
  app:
    image: \${RESILIENCE_NODE_IMAGE}
    network_mode: service:web
    command: [node, -e, "require('http').createServer((q, r) => r.end('ok')).listen(80)"]
  worker:
    image: \${RESILIENCE_NODE_IMAGE}
    command:
      - node
      - -e
      - |
        let was = false;
        const ask = () => fetch('http://web').then(() => { was = true; }, () => { if (was) process.exit(3); });
        setInterval(ask, 200);
`;

const loop = scenario({
  probe: "http(web, '/', { rate: '20/s' })",
  experiments: `'a crash': { fault: crash(web), baseline: '1s', recovery: '19s', after: [
    expect(page).recovers({ within: '4s' }), expect(web).recovers({ within: '4s' }), expect(web).restarts({ atLeast: 2 }),
  ] },`,
});

const gate = scenario({
  probe: "http(web, '/', { rate: '20/s' })",
  experiments: `'a crash of the gate': { fault: crash(web), baseline: '1s', recovery: '9s', after: [
    expect(web).recovers({ within: '4s' }),
  ] },`,
});

describe('the story of a run', function () {
  this.timeout(180_000);
  const opened: Folder[] = [];
  after(() => Promise.all(opened.map((one) => one.remove())));

  async function run(files: Readonly<Record<string, string>>): Promise<Result & { one: ExperimentAnalysis }> {
    const folder = await folderWith(files);
    opened.push(folder);
    const result = await folder.run(['run', 'a.ts', '--seed', '7f3a']);
    const { run: name, result: read } = await onlyRun(folder);
    expect(await leftOf(name)).to.deep.equal([]);
    console.log(result.stdout.replace(/^/gm, '      '));
    return { ...result, one: read().experiments[0]! };
  }

  together({
    'fails a recovery that was followed by the end of its retries, and says exit code, starts and last words':
      async () => {
        const { exitCode, stdout, one } = await run({ ...stack(short), 'a.ts': loop });
        expect(exitCode, stdout).to.equal(1);
        expect(
          one.expectations.map(({ verdict }) => verdict),
          stdout,
        ).to.deep.equal(['fail', 'fail', 'pass']);
        expect(stdout.replace(/\s+/g, ' ')).to.match(
          /served again after \d\.\d+ s ± 0\.\d+ s, but failed again at [5678]\.\d+ s and was down when/,
        );
        expect(one.services[0]!.replicas[0]!.lane.at(-1)!.state).to.equal('exited');
        const said = one.lasting.map(({ text }) => text).join('\n');
        expect(said).to.match(
          /^web is down .*, after exit code 1 at 2 of 2 starts; its retries are used up \(on-failure:2\)/,
        );
        expect(said).to.contain('its last line: “no database”');
      },

    'says first that what went down with the target is not back, though nobody expected anything of it': async () => {
      const { exitCode, stdout, one } = await run({ ...stack(dragged), 'a.ts': gate });
      expect(exitCode, stdout).to.equal(0);
      expect(one.lasting.map(({ name }) => name)).to.deep.equal(['worker', 'page']);
      expect(one.lasting[0]!.text).to.match(/^worker is down for the last [\d.]+ s, after exit code 3$/);
      expect(stdout.replace(/\s+/g, ' ')).to.match(
        /PASS 1 of 1 expectations held, but worker and page are still down\./,
      );
      expect(stdout).not.to.contain('The slowest to come back');
      expect(stdout.indexOf('not back')).to.be.within(0, stdout.indexOf('noticed'));
    },
  });
});
