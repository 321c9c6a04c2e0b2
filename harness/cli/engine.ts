/** `resilience engine up|down|status`: the private engine. */
import process from 'node:process';
import type { Output } from '../app/output-port.ts';
import { secondsText } from '../model/duration-text.ts';
import { type ExitCode, FailureError } from '../model/failure.ts';
import { fetchCompose } from '../provision/ensure.ts';
import { findCompose } from '../provision/finding/compose.ts';
import { discoverEngine, noEngine } from '../provision/finding/discover.ts';
import * as engine from '../provision/private-engine/private-engine.ts';

/** Sets up what is missing: an engine where none answers, Compose where there is none. */
export async function engineUp(output: Output): Promise<ExitCode> {
  const { env } = process;
  const found = await discoverEngine(env);
  if ('endpoint' in found && found.endpoint.origin !== 'the private engine') {
    const { dockerHost, origin } = found.endpoint;
    if ((await findCompose(found.endpoint, env)) === null) await fetchCompose(env, output.err);
    output.out(`an engine answers already: ${dockerHost} (${origin}); a private one is not needed`);
    return 0;
  }
  if ('tried' in found && found.named) throw new FailureError([noEngine(found)]);
  const began = performance.now();
  const status = await engine.engineUp(env, output.err);
  const took = secondsText(performance.now() - began);
  output.out(`engine ${status.version} answers at ${status.dockerHost} (after ${took})`);
  return 0;
}

export async function engineDown({ purge }: { readonly purge: boolean }, output: Output): Promise<ExitCode> {
  const { home } = await engine.engineStatus(process.env);
  await engine.engineDown(process.env, { purge }, output.err);
  output.out(purge ? `the private engine is removed, and ${home} with it` : 'the private engine is down');
  return 0;
}

const words: Readonly<Record<engine.EngineStatus['state'], string>> = {
  absent: 'was never set up here',
  stopped: 'is down',
  stale: 'ended unexpectedly; `resilience engine up` starts it again',
  silent: 'runs and does not answer',
  running: 'runs',
};

/** Exit 0 when the private engine runs, else 4. */
export async function engineStatus(output: Output): Promise<ExitCode> {
  const status = await engine.engineStatus(process.env);
  output.out(`the private engine ${words[status.state]}`);
  if (status.state === 'running') {
    output.out(`  engine   ${status.version}, process ${status.pid}`);
    output.out(`  address  ${status.dockerHost}`);
    output.out(`  metrics  ${status.metrics}`);
    if (status.shared) output.out('  network  shared: another engine on this machine keeps the firewall');
  }
  if (status.state !== 'absent') output.out(`  folder   ${status.home}\n  log      ${status.log}`);
  return status.state === 'running' ? 0 : 4;
}
