/** Prometheus's own programs, in containers: promtool judges an exposition, a Pushgateway keeps one. */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const folder = fileURLToPath(new URL('.', import.meta.url));

const project = `metrics-test-${process.pid}`;

/** Rejects with what it printed when it fails. */
const compose = (...words: readonly string[]) =>
  execa('docker', ['compose', '--project-name', project, ...words], { cwd: folder, all: true });

/** What `promtool check metrics` says, and what it ends with: 3 where it would have something otherwise. */
export async function checkMetrics(exposition: string): Promise<{ readonly exitCode: number; readonly said: string }> {
  await compose('build', 'promtool');
  const run = [
    'run',
    '--rm',
    '--interactive',
    '--network',
    'none',
    '--entrypoint',
    'promtool',
    'resilience-prometheus',
  ];
  const checking = execa('docker', [...run, 'check', 'metrics'], { input: exposition, all: true, reject: false });
  const { exitCode, all } = await checking;
  return { exitCode: exitCode ?? -1, said: all.trim() };
}

export interface Pushgateway {
  readonly url: string;
  /** What it would be scraped for. */
  metrics(): Promise<string>;
  remove(): Promise<void>;
}

/** Resolves when it is ready. */
export async function startPushgateway(): Promise<Pushgateway> {
  await compose('up', '--build', '--detach', '--wait', 'pushgateway');
  const { stdout } = await compose('port', 'pushgateway', '9091');
  const url = `http://${stdout.trim()}`;
  return {
    url,
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    remove: async () => void (await compose('down', '--timeout', '1')),
  };
}
