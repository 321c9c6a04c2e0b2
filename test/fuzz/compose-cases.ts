/** Broken Compose files. */
import type { FuzzCase } from './case.ts';
import type { Chance } from './chance.ts';
import { breakText } from './mutate.ts';

const whole = `name: shop
x-check: &check
  interval: 5s
  timeout: 1s
  retries: 3
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE:-node}
    command: [node, -e, "require('http').createServer((q, r) => r.end('ok')).listen(80)"]
    ports: ["80", "127.0.0.1:8080:81"]
    environment: { MODE: "\${MODE:-fast}" }
    depends_on:
      db: { condition: service_healthy }
    healthcheck: { test: [CMD, "true"], interval: 500ms, timeout: 2s, retries: 2 }
    restart: on-failure:3
  db:
    image: postgres
    healthcheck:
      <<: *check
      test: pg_isready
      start_period: 1m30s
    deploy: { replicas: 2, restart_policy: { condition: on-failure, max_attempts: 4 } }
    networks: [back]
    volumes: ["data:/var/lib"]
    profiles: []
networks: { back: {} }
volumes: { data: {} }
`;

const odd: readonly string[] = [
  '',
  '# nothing\n',
  'services: {}\n',
  'services:\n',
  'services: []\n',
  'services: { web: }\n',
  'services: { web: { image: x, profiles: [a] } }\n',
  'include: [compose.yaml]\nservices: { web: { image: x } }\n',
  'services: { web: { extends: { service: api } }, api: { extends: { service: web } } }\n',
  `services: { web: { image: "\${IMG" } }\n`,
  'services: { web: { image: x, healthcheck: { interval: 99999999999h } } }\n',
  'services: { web: { image: x, deploy: { replicas: -1 } } }\n',
  'services: { web: { image: x, ports: ["1-65535:1-65535"] } }\n',
  'services: { web: { image: x, env_file: /dev/null } }\n',
  'services: { web: { image: x, build: https://localhost:1/none.git } }\n',
  `${'a: {'.repeat(3000)}\n`,
  `x: ${'['.repeat(20_000)}\n`,
  `x-0: &0 [${'x, '.repeat(9)}x]\n${Array.from({ length: 8 }, (_, n) => `x-${n + 1}: &${n + 1} [${`*${n}, `.repeat(9)}*${n}]\n`).join('')}services: { web: { image: x } }\n`,
  '\0\0\0\0',
  '%YAML 9.9\n---\nservices: { web: { image: x } }\n---\nservices: {}\n',
];

const stack = `import { defineStack } from 'resilience';
export const shop = defineStack(import.meta, { compose: 'compose.yaml', services: { web: { port: 80 } } });
`;
const scenario = `import { crash, defineScenario, expect, http } from 'resilience';
import { shop } from './shop/stack.ts';
const page = http(shop.service('web'), '/');
export default defineScenario({
  title: 'a shop', stack: shop, probes: { page },
  experiments: { 'a crash': { fault: crash(shop.service('web')), recovery: '9s', after: [expect(page).recovers({ within: '3s' })] } },
});
`;

export function composeCase(chance: Chance): FuzzCase {
  // The most expensive ones once in a while only.
  const text = chance.happens(0.06) ? chance.pick(odd) : breakText(whole, chance);
  const files = { 'shop/compose.yaml': text };
  const fates = { kind: 'Compose files', expected: 'either' } as const;
  if (chance.happens(0.1)) return { ...fates, words: ['init', 'shop'], files };
  if (chance.happens(0.1)) {
    const more = { 'shop/stack.ts': stack, 'one.ts': scenario };
    return { ...fates, words: ['plan', 'one.ts'], files: { ...files, ...more } };
  }
  const env: Record<string, string> = chance.happens(0.05)
    ? { 'shop/.env': breakText('MODE=slow\nOTHER="a b"\n', chance) }
    : {};
  return { ...fates, words: ['lint', 'shop'], files: { ...files, ...env } };
}
