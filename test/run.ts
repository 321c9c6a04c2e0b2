/** `npm test`: types, style, then every test, the ones on a real engine and in a real browser included. Sets up what is missing. */
import process from 'node:process';
import { execa } from 'execa';
import { ensureEngine } from '../harness/provision/ensure.ts';
import { discoverEngine } from '../harness/provision/finding/discover.ts';
import { engineDown } from '../harness/provision/private-engine/private-engine.ts';
import { ensureBrowser } from './browser.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs a program of ours with the terminal's own streams. */
async function succeeds(command: string, words: readonly string[], env: Record<string, string> = {}): Promise<boolean> {
  const options = { stdio: ['ignore', 'inherit', 'inherit'], env, reject: false, preferLocal: true } as const;
  const { exitCode } = await execa(command, words, options);
  return exitCode === 0;
}

async function testAll(files: readonly string[]): Promise<boolean> {
  const { endpoint, compose, images } = await ensureEngine({ mayProvision: true, onProgress: say });
  const mocha = [
    '--reporter',
    './test/reporter.ts',
    '--require',
    './test/second-look.ts',
    '--timeout',
    '60000',
    '--forbid-only',
    '--exit',
  ];
  return succeeds('mocha', [...mocha, ...(files.length > 0 ? files : ['test/**/*.test.ts'])], {
    ...compose.env,
    DOCKER_HOST: endpoint.dockerHost,
    RESILIENCE_COMPOSE: JSON.stringify(compose.command),
    RESILIENCE_NODE_IMAGE: images.node,
    RESILIENCE_TOOLS_IMAGE: images.tools,
    CHROMIUM: await ensureBrowser(say),
  });
}

const files = process.argv.slice(2);
const sound = (await succeeds('tsc', ['-p', '.'])) && (await succeeds('biome', ['check', '.']));
const engineWasThere = 'endpoint' in (await discoverEngine(process.env));
const passed = sound && (await testAll(files));
// A person keeps the engine for the next time; a CI machine is left as it was found.
if (process.env.CI && !engineWasThere) await engineDown(process.env, { purge: false }, () => undefined);
process.exitCode = passed ? 0 : 1;
