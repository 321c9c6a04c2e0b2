/** The program of the sidecar: every so often, restart what the engine calls unhealthy. */
import type { ServiceName } from '../model/stack.ts';

/**
 * A script for `node -e` that talks to the engine's socket and to nothing else. It restarts containers of its own Compose
 * project and of these services alone, one after the other, with the grace that each was made with.
 */
export const sidecarProgram = (services: readonly ServiceName[], interval: number): string =>
  [
    `const services = ${JSON.stringify(services)};`,
    "const { request } = require('node:http');",
    'const ask = (method, path) => new Promise((resolve, reject) => {',
    "  const asked = request({ socketPath: '/var/run/docker.sock', method, path }, (answer) => {",
    "    let text = '';",
    "    answer.on('data', (part) => { text += part; });",
    "    answer.on('end', () => resolve(text));",
    '  });',
    "  asked.on('error', reject);",
    '  asked.end();',
    '});',
    "const label = (name) => 'com.docker.compose.' + name;",
    'const heal = async () => {',
    "  const own = JSON.parse(await ask('GET', '/containers/' + require('node:os').hostname() + '/json'));",
    "  const project = own.Config.Labels[label('project')];",
    "  const filters = { health: ['unhealthy'], status: ['running'], label: [label('project') + '=' + project] };",
    "  const path = '/containers/json?filters=' + encodeURIComponent(JSON.stringify(filters));",
    "  for (const one of JSON.parse(await ask('GET', path))) {",
    "    if (!services.includes(one.Labels[label('service')])) continue;",
    "    console.log('restarting', one.Names[0]);",
    "    await ask('POST', '/containers/' + one.Id + '/restart');",
    '  }',
    '};',
    'const again = () => heal().catch((error) => console.error(error.message)).then(() => setTimeout(again, ' +
      `${interval}));`,
    'again();',
  ].join('\n');
