/** Stacks with services that run once and end, and stacks that do not come up, on a real engine. */
import { expect } from 'chai';
import { type Folder, folderWith, type Result } from './cli.ts';
import { onlyRun } from './engine.ts';
import { compose, scenario, stack } from './tiny.ts';
import { together } from './together.ts';

const once = (name: string, program: string, more = ''): string => `
  ${name}:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "${program}"]
    restart: "no"
${more}`;

const waitFor = (name: string, condition: string): string =>
  `    depends_on: { ${name}: { condition: ${condition} } }\n`;

const migrated = (migrate: string, init: string): string =>
  compose + waitFor('migrate', 'service_completed_successfully') + once('migrate', migrate) + once('init', init);

const ends = 'setTimeout(() => {}, 300)';
const complains = (words: string): string => `console.error('${words}'); process.exit(1)`;

const checkedBy = (check: string): string =>
  `${compose}${waitFor('db', 'service_healthy')}${once(
    'db',
    'setInterval(() => {}, 1000)',
    `    healthcheck: { test: ${check}, interval: 300ms, timeout: 500ms, retries: 2 }\n`,
  )}`;

describe('stacks with services that run once, on a real engine', () => {
  const opened: Folder[] = [];
  const runWith = async (text: string): Promise<Result & { readonly folder: Folder }> => {
    const folder = await folderWith({ ...stack(text), 'a.ts': scenario() });
    opened.push(folder);
    return { ...(await folder.run(['run', 'a.ts'])), folder };
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  together({
    'are steady when those have ended with 0, and show them as done': async () => {
      const { exitCode, stdout, stderr, folder } = await runWith(migrated(ends, ends));
      expect(exitCode, stdout + stderr).to.equal(0);
      expect(stdout).to.match(/done +init and migrate ran once and ended with 0/);
      const run = await onlyRun(folder);
      const lanes = run
        .result()
        .experiments[0]!.services.map((one) => [one.service, one.replicas[0]!.lane.map(({ state }) => state)]);
      expect(Object.fromEntries(lanes)).to.deep.include({ init: ['done'], migrate: ['done'] });
      expect(folder.read(`${run.path}/report.html`)).to.include('done');
    },

    'are not steady where one has ended otherwise, and say how and with which last words': async () => {
      const { exitCode, stdout } = await runWith(migrated(ends, complains('no route to the database')));
      expect(exitCode, stdout).to.equal(3);
      expect(stdout.replaceAll(/\s+/g, ' ')).to.match(
        /not steady: init ended with 1: "no route to the database"\. R301/,
      );
    },

    'do not come up where one that is waited for ends otherwise, and say why, once': async () => {
      const { exitCode, stdout } = await runWith(migrated(complains('relation users does not exist'), ends));
      expect(exitCode, stdout).to.equal(3);
      expect(stdout.match(/relation users/g)).to.have.lengthOf(1);
      expect(stdout)
        .to.match(/R307/)
        .and.match(/migrate ended with 1/);
      expect(stdout).to.not.match(/Creating|Starting/);
    },

    "do not come up where a check fails, and say the check's own words, once": async () => {
      const { exitCode, stdout } = await runWith(checkedBy('[CMD-SHELL, "pg_isready -U me"]'));
      expect(exitCode, stdout).to.equal(3);
      const words = stdout.replaceAll(/\s+/g, ' ');
      expect(words).to.match(/the check of db ended with 127: .*pg_isready: not found \(web waits for it\)\. R307/);
      expect(stdout.match(/pg_isready: not found/g)).to.have.lengthOf(1);
      expect(stdout).to.not.match(/Creating|Starting/);
    },

    'do not come up where a check times out, and say so': async () => {
      const { stdout } = await runWith(checkedBy('[CMD, sleep, "5"]'));
      expect(stdout.replaceAll(/\s+/g, ' ')).to.match(/the check of db timed out after 0\.5 s/);
    },
  });
});
