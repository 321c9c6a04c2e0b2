/** `resilience lint` where an engine is: images that it has are asked, and none is pulled. */
import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { imagesOn } from '../../harness/engine/docker/image-facts.ts';
import { type Folder, folderWith } from './cli.ts';
import { docker } from './engine.ts';

describe('resilience lint beside an engine', () => {
  const checked = `lint-checked-${randomBytes(4).toString('hex')}:1`;
  const bare = checked.replace('checked', 'bare');
  const compose = `services:
  checked: { image: "${checked}", restart: always }
  bare: { image: "${bare}" }
  absent: { image: "nobody/has-this:1" }
  built: { build: { context: ., dockerfile_inline: "FROM ${bare}" } }
  api:
    image: "${checked}"
    healthcheck: { disable: true }
    depends_on:
      bare: { condition: service_healthy }
      built: { condition: service_healthy }
      absent: { condition: service_healthy }
`;
  let folder: Folder;

  /** Images with other words and the same layers. */
  const make = async (name: string, changes: readonly string[]): Promise<void> => {
    const container = await docker().createContainer({ Image: process.env.RESILIENCE_NODE_IMAGE });
    const [repo, tag] = name.split(':');
    await container.commit({ repo, tag, changes: changes.join('\n') });
    await container.remove();
  };

  before(async () => {
    folder = await folderWith({ 'compose.yaml': compose });
    await make(checked, [
      'HEALTHCHECK --interval=7s --retries=2 CMD wget -qO- http://localhost/',
      'ENTRYPOINT ["serve"]',
      'CMD ["--all"]',
      'USER 1000',
      'EXPOSE 8080 53/udp',
      'STOPSIGNAL SIGQUIT',
      'ENV MODE=fast',
    ]);
    await make(bare, ['HEALTHCHECK NONE']);
  });
  after(async () => {
    for (const name of [checked, bare]) await docker().getImage(name).remove({ force: true });
    await folder.remove();
  });

  it('reads what an image says of itself, and has nothing of one that is not there', async () => {
    const found = await imagesOn({ dockerHost: process.env.DOCKER_HOST!, env: {} }, [
      checked,
      bare,
      'nobody/has-this:1',
      checked,
    ]);
    expect([...found.keys()].sort()).to.deep.equal([bare, checked].sort());
    expect(found.get(bare)!.health).to.equal(null);
    const { health, environment, ...facts } = found.get(checked)!;
    expect(health).to.include({ interval: 7000, retries: 2, timeout: null });
    expect(health!.test).to.deep.equal(['CMD-SHELL', 'wget -qO- http://localhost/']);
    expect(environment).to.include({ MODE: 'fast' });
    expect(facts).to.deep.equal({
      ...{ entrypoint: ['serve'], command: ['--all'], user: '1000', ports: [8080] },
      ...{ stopSignal: 'SIGQUIT', shell: null },
    });
  });

  it('judges by the checks that images bring, those below a Dockerfile included, and says of whom it cannot know', async () => {
    const { exitCode, stdout } = await folder.run(['lint', '--json'], { DOCKER_HOST: process.env.DOCKER_HOST });
    expect(exitCode).to.equal(1);
    const { findings, unknownChecks } = JSON.parse(stdout);
    const found = findings.map((one: { rule: string; service: string; at: string[] }) => [
      one.rule,
      one.service,
      one.at[3],
    ]);
    expect(found).to.deep.include.members([
      ['healthy-without-check', 'api', 'bare'],
      ['healthy-without-check', 'api', 'built'],
      ['nobody-heals', 'checked', undefined],
    ]);
    expect(found.filter(([, , other]: string[]) => other === 'absent')).to.deep.equal([]);
    expect(unknownChecks).to.deep.equal(['absent']);
  });
});
