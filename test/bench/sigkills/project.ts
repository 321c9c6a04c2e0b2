/** The project whose runs are killed: two services, of which one calls the other, and a scenario for each fault that is held. */

export const compose = `
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    command:
      - node
      - -e
      - "require('http').createServer((q, r) => fetch('http://api/').then(() => r.end('ok'), () => { r.statusCode = 500; r.end() })).listen(80)"
    ports: ["80"]
    depends_on: [api]
    stop_grace_period: 1s
  api:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "require('http').createServer((q, r) => r.end('ok')).listen(80)"]
    stop_grace_period: 1s
    networks: { default: { aliases: [inner] } }
`;

const stack = `
import { defineStack } from 'resilience';
export const pair = defineStack(import.meta, { compose: 'compose.yaml', services: { web: { port: 80 }, api: { port: 80 } } });
`;

/** Each leaves something behind that its undo alone takes away. */
const faults = {
  pause: 'pause(api)',
  stop: 'stop(api)',
  hang: 'hang(api)',
  cpu: 'limitCpu(api, { cpus: 0.1 })',
  cut: "breakDependency({ from: web, to: api, by: 'reject' })",
  disconnect: 'disconnect(api)',
} as const;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as readonly FaultName[];

const scenario = (fault: string): string => `
import { breakDependency, defineScenario, disconnect, expect, hang, http, limitCpu, pause, stop } from 'resilience';
import { pair } from './stack.ts';
const web = pair.service('web');
const api = pair.service('api');
const page = http(web, '/');
export default defineScenario({
  title: 'a pair',
  stack: pair,
  probes: { page },
  experiments: { held: { fault: ${fault}, baseline: '1s', hold: '60s', recovery: '1s', during: [expect(page).isUnaffected()] } },
});
`;

/** The files of a folder that holds them all. */
export const files: Readonly<Record<string, string>> = {
  'compose.yaml': compose,
  'stack.ts': stack,
  ...Object.fromEntries(Object.entries(faults).map(([name, fault]) => [`${name}.ts`, scenario(fault)])),
};
