/** A stack of one exporter and a real Prometheus that scrapes it every second, and scenarios that ask it. */
import { fileURLToPath } from 'node:url';

const stacks = fileURLToPath(new URL('../../stacks', import.meta.url));

/** The first life of the exporter listens at once, every later one after four seconds: long enough for scrapes to fail. */
const exporter = [
  "const fs = require('fs'), again = fs.existsSync('/tmp/again');",
  "fs.writeFileSync('/tmp/again', '');",
  "const serve = (q, r) => { r.setHeader('content-type', 'text/plain'); r.end('lucky_number 7\\n'); };",
  "setTimeout(() => require('http').createServer(serve).listen(80), again ? 4000 : 0);",
].join(' ');

const compose = `
services:
  exporter:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, ${JSON.stringify(exporter).replaceAll('$', '$$')}]
    restart: on-failure
  prometheus:
    build:
      context: ${stacks}
      dockerfile: monitoring/prometheus/Dockerfile
      args: { RESILIENCE_NODE_IMAGE: "\${RESILIENCE_NODE_IMAGE}" }
    ports: ["9090"]
    configs:
      - { source: settings, target: /etc/prometheus/prometheus.yml }
      - { source: rules, target: /etc/prometheus/rules.yml }
    tmpfs: ["/prometheus:size=64m,mode=1777"]
configs:
  settings:
    content: |
      global: { scrape_interval: 1s, evaluation_interval: 1s }
      rule_files: [rules.yml]
      scrape_configs:
        - { job_name: exporter, static_configs: [{ targets: ["exporter:80"] }] }
        - { job_name: prometheus, static_configs: [{ targets: ["localhost:9090"] }] }
  rules:
    content: |
      groups:
        - name: exporter
          rules:
            - { alert: ExporterDown, expr: 'up{job="exporter"} == 0', for: 1s }
`;

export const files = {
  'watched/compose.yaml': compose,
  'watched/stack.ts': `
import { defineStack } from 'resilience';
export const watched = defineStack(import.meta, {
  compose: 'compose.yaml',
  services: { exporter: {}, prometheus: { port: 9090 } },
});
`,
};

/** A scenario of these probes and experiments; both name \`exporter\` and \`prometheus\`. */
export const scenario = (probes: Readonly<Record<string, string>>, experiments: string): string => `
import { alert, crash, defineScenario, expect, pause, promql } from 'resilience';
import { watched } from './watched/stack.ts';

const exporter = watched.service('exporter');
const prometheus = watched.service('prometheus');
${Object.entries(probes)
  .map(([name, probe]) => `const ${name} = ${probe};`)
  .join('\n')}

export default defineScenario({
  title: 'an exporter and who watches it',
  stack: watched,
  probes: { ${Object.keys(probes).join(', ')} },
  experiments: { ${experiments} },
});
`;
