/** `resilience engine up|down|status`: the private engine. */
import process from 'node:process';
import type { Output } from '../app/output-port.ts';
import { setUpEngine } from '../app/set-up-engine.ts';
import { secondsText } from '../model/duration-text.ts';
import type { ExitCode } from '../model/failure.ts';
import * as engine from '../provision/private-engine/private-engine.ts';

export async function engineUp(output: Output): Promise<ExitCode> {
  const there = await setUpEngine(process.env, output.err);
  if ('own' in there) {
    const { dockerHost, origin } = there.own;
    output.out(`an engine answers already: ${dockerHost} (${origin}); a private one is not needed`);
    return 0;
  }
  const { ours, took } = there;
  output.out(`engine ${ours.version} answers at ${ours.dockerHost} (after ${secondsText(took)})`);
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
