/** What Compose, a Dockerfile and an image tell of a service. */
import { expect } from 'chai';
import { describeProject } from '../../../harness/engine/docker/describe-project.ts';
import type { ImageFacts } from '../../../harness/model/image-facts.ts';
import { findCompose } from '../../../harness/provision/finding/compose.ts';
import { type Folder, folderWith } from '../../acceptance/cli.ts';

const compose = `services:
  api:
    build: api
    environment: { PRICE: "5$$", PORT: 3000 }
    ports: ["53:53/udp", "3000"]
  cache: { image: "redis:7", expose: ["6379", "16379-16380/tcp"], command: [redis-server, --port, "6380"] }
  plain: { image: "somebody/plain:1", environment: [QUIET] }
`;
const dockerfile = `ARG NODE=24
FROM node:\${NODE}-slim AS base
EXPOSE 3000 \${DEBUG_PORT}
FROM base
EXPOSE 9229/tcp 5353/udp
CMD ["node", "main.js"]
`;
const image: ImageFacts = {
  health: null,
  entrypoint: ['/start'],
  command: ['serve'],
  user: '',
  ports: [8080],
  environment: { PORT: '8080' },
  stopSignal: null,
  shell: null,
};

describe('a described project', () => {
  let folder: Folder;
  before(async () => {
    folder = await folderWith({ 'compose.yaml': compose, 'api/Dockerfile': dockerfile });
  });
  after(() => folder.remove());

  it('has what Compose says, over what a Dockerfile or an image at hand says', async () => {
    const stack = {
      name: 'shop',
      folder: folder.path,
      compose: ['compose.yaml'],
      services: {},
      variables: {},
      overrides: {},
    };
    const command = (await findCompose({ env: {} }, process.env))!;
    const project = await describeProject(stack, command, { node: 'node' });
    expect(project.images).to.deep.equal({ cache: 'redis:7', plain: 'somebody/plain:1' });
    const [api, cache, plain] = project.withImages(new Map([['somebody/plain:1', image]]));
    const { builtOn, environment, command: started, exposed, udp, offers } = api!;
    expect({ builtOn, environment, started, exposed, udp, offers }).to.deep.equal({
      builtOn: 'node:24-slim',
      environment: { PRICE: '5$', PORT: '3000' },
      started: ['node', 'main.js'],
      exposed: [9229, 3000],
      udp: [53, 5353],
      offers: false,
    });
    expect(cache).to.deep.include({
      exposed: [6379, 16_379],
      offers: true,
      command: ['redis-server', '--port', '6380'],
    });
    expect(plain).to.deep.include({ exposed: [8080], command: ['/start', 'serve'], healthFrom: 'none' });
    expect(plain!.environment).to.deep.include({ PORT: '8080' });
    expect(plain).not.to.have.property('builtOn');
  });
});
