/** A stack of one small service, and scenarios for it that are over in seconds. */

export const compose = `
services:
  web:
    image: \${RESILIENCE_NODE_IMAGE}
    command: [node, -e, "require('http').createServer((q, r) => r.end('ok')).listen(80)"]
    ports: ["80"]
    healthcheck: { test: [CMD, "true"], interval: 500ms, timeout: 2s, retries: 2 }
`;

const stackOf = (name: string): string => `
import { defineStack } from 'resilience';
export const ${name} = defineStack(import.meta, { compose: 'compose.yaml', services: { web: { port: 80 } } });
`;

/** A stack's two files in a folder of its own. */
export const stack = (text = compose, name = 'tiny'): Record<string, string> => ({
  [`${name}/compose.yaml`]: text,
  [`${name}/stack.ts`]: stackOf(name),
});

export interface Wishes {
  /** The experiments, as they stand in the file. */
  readonly experiments?: string;
  readonly probe?: string;
  /** Further lines of the scenario. */
  readonly more?: string;
  readonly stack?: string;
  /** From the scenario's folder to the stack's. */
  readonly up?: string;
}

export const frozen = (hold = '1s', claim = 'expect(page).fails()', recovery = '1s', name = 'a pause'): string =>
  `'${name}': { fault: pause(web), baseline: '1s', hold: '${hold}', recovery: '${recovery}', during: [${claim}] },`;

/** A scenario as a user would write it: by default it pauses the service for a second, and passes. */
export const scenario = (wishes: Wishes = {}): string => {
  const { experiments = frozen(), probe = "http(web, '/')", more = '', stack: name = 'tiny', up = '.' } = wishes;
  return `
import { breakDependency, crash, defineScenario, exit, expect, flipHealth, http, kill, pause, restart, stop } from 'resilience';
import { ${name} } from '${up}/${name}/stack.ts';

const web = ${name}.service('web');
const page = ${probe};

export default defineScenario({
  title: 'a small page',
  stack: ${name},
  probes: { page },
  ${more}
  experiments: {
    ${experiments}
  },
});
`;
};
