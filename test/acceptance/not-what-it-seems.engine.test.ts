/** Runs whose numbers would mislead: somebody else was at work, nobody used what was cut, an order did nothing, the data was another's. */
import { expect } from 'chai';
import { runLabel } from '../../harness/engine/docker/labels.ts';
import { type Folder, folderWith } from './cli.ts';
import { docker, onlyRun, whenTold } from './engine.ts';
import { frozen, scenario, stack } from './tiny.ts';
import { together } from './together.ts';

const server = (program: string): string => `[node, -e, ${JSON.stringify(program)}]`;

const says = (text: string): string => server(`require('http').createServer((q, r) => r.end('${text}')).listen(80)`);

/** Asks the engine's resolver once, at its start, and keeps the addresses. */
const keeper = server(
  `const http = require('http'), dns = require('dns').promises;
  Promise.all(['stock', 'orders'].map((name) => dns.lookup(name))).then(([stock, orders]) => {
    const at = { '/stock': stock.address, '/orders': orders.address };
    http.createServer((q, r) => {
      const asked = http.get({ host: at[q.url], port: 80, agent: false, timeout: 900 }, (a) => { r.writeHead(a.statusCode); a.pipe(r); });
      asked.on('timeout', () => asked.destroy()).on('error', () => { r.writeHead(502); r.end(); });
    }).listen(80);
  });`.replaceAll(/\n\s*/g, ' '),
);

/** `orders` starts after `stock`, so that it has the next address; the proxy starts last. */
const shop = `
services:
  stock: { image: "\${RESILIENCE_NODE_IMAGE}", command: ${says('this is stock')}, init: true }
  orders: { image: "\${RESILIENCE_NODE_IMAGE}", command: ${says('these are orders')}, init: true, depends_on: [stock] }
  proxy: { image: "\${RESILIENCE_NODE_IMAGE}", command: ${keeper}, init: true, ports: ["80"], depends_on: [stock, orders] }
`;

const shopFiles = {
  'shop/compose.yaml': shop,
  'shop/stack.ts': `
import { defineStack } from 'resilience';
export const shop = defineStack(import.meta, {
  compose: 'compose.yaml', services: { proxy: { port: 80 }, stock: { port: 80 }, orders: { port: 80 } },
});`,
};

const shopScenario = (fault: string, during: string, after: string): string => `
import { breakDependency, defineScenario, expect, http, recreate, remove } from 'resilience';
import { shop } from './shop/stack.ts';

const [proxy, stock, orders] = [shop.service('proxy'), shop.service('stock'), shop.service('orders')];
const page = http(proxy, '/stock', { rate: '20/s', body: 'this is stock' });

export default defineScenario({
  title: 'a shop whose proxy keeps addresses',
  stack: shop,
  probes: { page },
  experiments: { 'only': { ${fault}, baseline: '2s', recovery: '8s', during: [${during}], after: [${after}] } },
});`;

describe('a run that is not what it seems', () => {
  const opened: Folder[] = [];
  const open = async (files: Record<string, string>): Promise<Folder> => {
    const folder = await folderWith(files);
    opened.push(folder);
    return folder;
  };
  after(() => Promise.all(opened.map((one) => one.remove())));

  together({
    'because somebody else takes a network away and gives it back says so, and judges nothing since': async () => {
      const folder = await open({
        ...stack(),
        'a.ts': scenario({ experiments: frozen('6s', 'expect(page).fails()', '3s') }),
      });
      const started = folder.start(['run', 'a.ts']);
      const { run } = await whenTold(folder, started, 'inject.ended');
      const [container] = await docker().listContainers({ filters: { label: [`${runLabel}=${run}`] } });
      const [network] = Object.keys(container!.NetworkSettings.Networks);
      await docker().getNetwork(network!).disconnect({ Container: container!.Id });
      await docker().getNetwork(network!).connect({ Container: container!.Id });
      const { exitCode, stdout } = await started.done;
      expect(exitCode, stdout).to.equal(3);
      expect(stdout)
        .to.match(/R318/)
        .and.match(/somebody else changed the stack/);
      const [experiment] = (await onlyRun(folder)).result().experiments;
      expect(experiment!.inconclusive?.code).to.equal('R318');
      expect(experiment!.inconclusive?.message).to.match(/^somebody else changed the stack: web\.1 (left|joined)/);
      expect(experiment!.story.map((one) => one.text).join('\n')).to.include('somebody else: web.1 left');
    },

    'because nobody used the edge that it cut says so': async () => {
      const text = shopScenario(
        "fault: breakDependency({ from: orders, to: stock }), hold: '3s'",
        'expect(page).isUnaffected()',
        '',
      );
      const folder = await open({ ...shopFiles, 'a.ts': text });
      const { exitCode, stdout } = await folder.run(['run', 'a.ts']);
      expect(exitCode, stdout).to.equal(3);
      const run = await onlyRun(folder);
      const [experiment] = run.result().experiments;
      expect(experiment!.inconclusive?.code).to.equal('R317');
      expect(experiment!.inconclusive?.message).to.match(
        /^nothing used this connection: orders sent nothing to stock in [34]/,
      );
      expect(run.of('revert.began')[0]).to.deep.include({ used: 0 });
    },

    'because an edge is used tells how often, and is judged': async () => {
      const text = shopScenario(
        "fault: breakDependency({ from: proxy, to: stock }), hold: '3s'",
        'expect(page).fails()',
        "expect(page).recovers({ within: '2s' })",
      );
      const folder = await open({ ...shopFiles, 'a.ts': text });
      const { exitCode, stdout } = await folder.run(['run', 'a.ts']);
      expect(exitCode, stdout).to.equal(0);
      expect((await onlyRun(folder)).of('revert.began')[0]?.used).to.be.greaterThan(10);
    },

    "because users get another service's data with status 200 says so, and whose address it was": async () => {
      const text = shopScenario(
        "fault: remove(stock, orders), hold: '2s', then: recreate(orders)",
        'expect(page).fails()',
        "expect(page).recovers({ within: '2s' })",
      );
      const folder = await open({ ...shopFiles, 'a.ts': text });
      const { exitCode, stdout } = await folder.run(['run', 'a.ts']);
      expect(exitCode, stdout).to.equal(1);
      const [experiment] = (await onlyRun(folder)).result().experiments;
      const findings = experiment!.findings.map((one) => one.text).join('\n');
      expect(experiment!.probes[0]!.outcomes.wrong_body).to.be.greaterThan(50);
      expect(findings).to.match(/page got \d+ answers with a good status and another body than declared/);
      expect(findings).to.match(/orders #1 has [\d.]+ now, which was [\d.]+; stock had it before/);
    },
  });
});
