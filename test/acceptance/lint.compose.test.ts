/** `resilience lint` from outside: a Compose file in, what cannot work or works otherwise and the exit code out; no engine answers. */
import { expect } from 'chai';
import { applyPatch } from 'diff';
import { type Folder, folderWith, nowhere } from './cli.ts';

const wanting = `services:
  db:
    image: postgres
    healthcheck: { test: [CMD, pg_isready], interval: 30s, timeout: 1m }
  api:
    build: .
    restart: on-failure
    depends_on: [db]
    deploy: { replicas: 2 }
    ports: ["8080:80"]
    networks: [theirs]
    healthcheck: { test: [CMD-SHELL, "curl -f http://db:5432/ || exit 1"], interval: 5s, timeout: 1s }
  worker:
    image: worker
    healthcheck: { disable: true }
networks:
  theirs: { external: true }
`;

describe('resilience lint', () => {
  let folder: Folder;
  before(async () => {
    folder = await folderWith({
      'compose.yaml': wanting,
      Dockerfile: 'FROM node:24\nCMD node migrate.js && node main.js\n',
      'noted/compose.yaml': 'services:\n  api:\n    image: a\n    healthcheck: { disable: true }\n',
      'sound/compose.yaml':
        'services:\n  api:\n    image: a\n    healthcheck: { test: [CMD, check], interval: 5s, timeout: 1s }\n',
    });
  });
  after(() => folder.remove());

  it('names every setting with its place, why, cost and next step, and ends with 1', async () => {
    const { exitCode, stdout } = await folder.run(['lint', '--objective', '20s', '--level', 'note'], nowhere);
    expect(exitCode).to.equal(1);
    const rules = [...stdout.matchAll(/^ {2}rule \w+ (\S+)$/gm)].map((match) => match[1]);
    expect(rules.sort()).to.deep.equal(
      [
        'check-calls-dependency',
        'depends-on-without-condition',
        'fixed-port-with-scale',
        'interval-beyond-objective',
        'nobody-heals',
        'no-health-check',
        'no-restart-policy',
        'shell-swallows-sigterm',
        'short-grace-of-database',
        'timeout-above-interval',
      ].sort(),
    );
    for (const part of ['why', 'cost', 'fix']) {
      expect(stdout.match(new RegExp(`^ {2}${part}`, 'gm')), part).to.have.length(rules.length);
    }
    expect(stdout).to.match(/compose\.yaml: 1 error, 5 warnings and 4 notes\n$/);
  });

  it('says the same as one JSON document', async () => {
    const { exitCode, stdout } = await folder.run(['lint', 'compose.yaml', '--json'], nowhere);
    expect(exitCode).to.equal(1);
    const { schema, file, findings } = JSON.parse(stdout);
    expect({ schema, file }).to.deep.equal({ schema: 'resilience.lint/2', file: 'compose.yaml' });
    expect(findings).to.have.length(5);
    expect(findings[0]).to.deep.include({
      rule: 'fixed-port-with-scale',
      level: 'error',
      place: { file: 'compose.yaml', line: 10, column: 5, endLine: 10, endColumn: 23 },
    });
  });

  it('says it as SARIF, and refuses two forms at once', async () => {
    const { exitCode, stdout } = await folder.run(['lint', '--sarif'], nowhere);
    expect(exitCode).to.equal(1);
    expect(JSON.parse(stdout).runs[0].results).to.have.length(5);
    expect((await folder.run(['lint', '--sarif', '--json'], nowhere)).exitCode).to.equal(2);
  });

  it('prints what can be fixed mechanically as one patch, which gives a file without those findings', async () => {
    const { stdout } = await folder.run(['lint', '--patch', '--level', 'note'], nowhere);
    const patched = applyPatch(wanting, stdout);
    await folder.write('patched/compose.yaml', String(patched));
    await folder.write('patched/Dockerfile', 'FROM node:24\n');
    const rules = async (of: string): Promise<readonly string[]> =>
      JSON.parse((await folder.run(['lint', of, '--json', '--level', 'note'], nowhere)).stdout).findings.map(
        (one: { rule: string }) => one.rule,
      );
    const [before, after] = [await rules('compose.yaml'), await rules('patched')];
    for (const rule of ['no-restart-policy', 'short-grace-of-database', 'depends-on-without-condition']) {
      expect(before, rule).to.include(rule);
      expect(after, rule).to.not.include(rule);
    }
  });

  it('shows, counts and ends by the level that is asked for', async () => {
    const { exitCode, stdout } = await folder.run(['lint', '--level', 'error'], nowhere);
    expect(exitCode).to.equal(1);
    expect(stdout).to.match(/compose\.yaml: 1 error\n$/);
    expect((await folder.run(['lint', 'noted', '--level', 'note'], nowhere)).exitCode).to.equal(1);
    expect(await folder.run(['lint', 'noted'], nowhere)).to.include({
      exitCode: 0,
      stdout: 'noted/compose.yaml: no error and no warning\n',
    });
  });

  it('finds nothing in sound settings, says what only an engine could tell, and ends with 0', async () => {
    const { exitCode, stdout } = await folder.run(['lint', 'sound'], nowhere);
    expect(exitCode).to.equal(0);
    const [unknown, result] = stdout.split(/\n(?=sound)/);
    expect(unknown).to.match(/^not known whether what the health checks of api run is in their images: those are/);
    expect(result).to.equal('sound/compose.yaml: no error and no warning\n');
  });

  it('refuses a file that is not there, and an objective that is not a time', async () => {
    expect((await folder.run(['lint', 'nowhere'], nowhere)).stderr).to.match(/error R101: .*nowhere/);
    const { exitCode, stderr } = await folder.run(['lint', 'sound', '--objective', 'soon'], nowhere);
    expect(exitCode).to.equal(2);
    expect(stderr).to.match(/error R109: 'soon' is not a length of time/);
  });
});
