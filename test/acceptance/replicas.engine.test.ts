/** Several containers of one service on a real engine: what the resolver says of them, who answers, and what is refused. */
import { expect } from 'chai';
import type { ExperimentAnalysis } from '../../harness/model/analysis.ts';
import { type Folder, folderWith, nowhere } from './cli.ts';
import { leftOf, onlyRun } from './engine.ts';
import { scenario as tinyScenario, stack as tinyStack } from './tiny.ts';

/** `crowd` says who it is; `web` asks whichever of them the resolver names first, each time again, and hands on who it was. */
const composeText = `
services:
  crowd:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "require('http').createServer((q, r) => r.setHeader('x-instance', require('os').hostname()).end('ok')).listen(80)"]
    networks: [back]
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    ports: ["80"]
    networks: [front, back]
    command:
      - node
      - -e
      - |
        const { get, createServer } = require('http');
        const { resolve4 } = require('dns').promises;
        createServer(async (request, response) => {
          try {
            const [host] = await resolve4('crowd');
            get({ host, agent: false, timeout: 800 }, (answer) => {
              response.writeHead(answer.statusCode, { 'x-instance': answer.headers['x-instance'] });
              answer.pipe(response);
            }).on('error', () => response.writeHead(502).end());
          } catch {
            response.writeHead(503).end();
          }
        }).listen(80);
networks: { front: {}, back: {} }
`;

const scenarioText = `
import { crash, defineScenario, defineStack, disconnect, dns, expect, http, pause } from 'resilience';
import { crowded } from './crowded/stack.ts';

const three = crowded.scale({ crowd: 3 });
const crowd = three.service('crowd');
const page = http(three.service('web'), '/', { rate: '40/s', connections: 'fresh' });
const names = dns(crowd, { every: '250ms' });

export default defineScenario({
  title: 'one of three',
  stack: three,
  probes: { page, names },
  experiments: {
    'one paused': {
      fault: pause(crowd, { replica: 2 }), baseline: '1s', hold: '2s', recovery: '1s',
      during: [expect(names).isUnaffected()],
    },
    'one disconnected': {
      fault: disconnect(crowd, { replica: 2 }), baseline: '1s', hold: '2s', recovery: '8s',
      during: [expect(names).fails()],
      after: [expect(names).recovers({ within: '2s' }), expect(page).isBalanced({ atLeast: '40%' })],
    },
    'one crashed': {
      fault: crash(crowd, { replica: 2 }), baseline: '1s', recovery: '6s',
      after: [
        expect(names).failsWithin('2s'),
        expect(names).doesNotRecover(),
        expect(page).staysAvailable({ atLeast: '80%' }),
        expect(page).isBalanced({ atLeast: '40%' }),
      ],
    },
  },
});
`;

const files = {
  'crowded/compose.yaml': composeText,
  'crowded/stack.ts': `
import { defineStack } from 'resilience';
export const crowded = defineStack(import.meta, { compose: 'compose.yaml', services: { web: { port: 80 }, crowd: {} } });
`,
  'a.ts': scenarioText,
};

const all = ['crowd #1', 'crowd #2', 'crowd #3'];
const others = ['crowd #1', 'crowd #3'];

describe('three containers of one service, of which one breaks', () => {
  let folder: Folder;
  let stderr: string;
  let experiments: ReadonlyMap<string, ExperimentAnalysis>;
  let run: Awaited<ReturnType<typeof onlyRun>>;

  before(async function () {
    this.timeout(180_000);
    folder = await folderWith(files);
    ({ stderr } = await folder.run(['run', 'a.ts'], { CI: 'true' }));
    run = await onlyRun(folder);
    experiments = new Map(run.result().experiments.map((one) => [one.name, one]));
  });

  after(() => folder.remove());

  const probeOf = (experiment: string, name: string) => {
    const one = experiments.get(experiment);
    const probe = one?.probes.find(({ probe }) => probe === name);
    if (one === undefined || probe === undefined) throw new Error(`nothing of ${experiment}:\n${stderr}`);
    return { ...probe, window: one.window!, expectations: one.expectations };
  };
  const verdicts = (experiment: string): readonly string[] =>
    experiments
      .get(experiment)!
      .expectations.map(({ verdict, sentence, reason }) => `${verdict} ${sentence} ${reason}`);

  it('keeps all three names while one is paused: the resolver does not check whether anybody answers', () => {
    expect(verdicts('one paused').join('\n')).to.match(/^pass names is unaffected/);
    expect(probeOf('one paused', 'names').dns!.map(({ names }) => names)).to.deep.equal([all]);
  });

  it('has two names while one is off the network, and all three when it is back', () => {
    const { dns } = probeOf('one disconnected', 'names');
    expect(dns!.map(({ names }) => names)).to.deep.equal([all, others, all]);
    expect(verdicts('one disconnected').join('\n')).to.match(/^pass .*\npass .*\npass /);
  });

  it('has two names as soon as one has crashed, for as long as nobody starts it again', () => {
    const { dns, window } = probeOf('one crashed', 'names');
    expect(dns!.map(({ names }) => names)).to.deep.equal([all, others]);
    const [before, later] = dns!;
    expect(later!.from).to.be.at.least(window.possible.from);
    expect(later!.from - before!.to, 'a look every 250 ms, and no hole between the answers').to.be.below(2000);
    expect(later!.from - window.certain.from, 'at once').to.be.below(2000);
    expect(dns!.map(({ error }) => error)).to.deep.equal([null, null]);
  });

  it('tells which of them gave each answer, by the host name that was handed on', () => {
    const { replicas } = probeOf('one disconnected', 'page');
    expect(replicas.map(({ replica }) => replica)).to.deep.equal(
      [1, 2, 3].map((replica) => ({ service: 'crowd', replica })),
    );
    for (const { answered } of replicas) expect(answered).to.be.above(20);
  });

  it('is not balanced when one has gone, and says who gave too little', () => {
    const [, , available, balanced] = probeOf('one crashed', 'page').expectations;
    expect(available!.verdict, available!.observed).to.equal('pass');
    expect(balanced!.verdict).to.equal('fail');
    expect(balanced!.reason).to.match(/^crowd #2 gave less than 40 % of \d+ each$/);
    expect(balanced!.evidence.map(({ text }) => text).join('\n'))
      .to.include('crowd #1: ')
      .and.include('χ² ');
  });

  it('is watched by a sidecar that is no service, and that nothing is left of', async () => {
    const observed = run.of('service.observed');
    expect(new Set(observed.map(({ service }) => service))).to.deep.equal(new Set(['crowd', 'web']));
    expect(await leftOf(run.run)).to.deep.equal([]);
  });
});

describe('a scale that a Compose file cannot have', () => {
  const service = (more: string): string => `services: { web: { image: "\${RESILIENCE_NODE_IMAGE}", ${more} } }`;
  const scaled = tinyScenario().replace('stack: tiny,', 'stack: tiny.scale({ web: 3 }),');

  for (const [what, more, message] of [
    ['a fixed port', 'ports: ["8080:80"]', /web cannot have 3 containers: its port 80 is published as port 8080/],
    ['a container name', 'container_name: mine, ports: ["80"]', /web cannot have several containers: .*container_name/],
  ] as const) {
    it(`is refused with ${what}, by R215 and before anything starts`, async () => {
      const folder = await folderWith({ ...tinyStack(service(more)), 'bad.ts': scaled });
      const { exitCode, stderr } = await folder.run(['run', 'bad.ts'], nowhere);
      await folder.remove();
      expect(exitCode, stderr).to.equal(2);
      expect(stderr).to.include('R215').and.match(message);
    });
  }
});
