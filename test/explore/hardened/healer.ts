/** Restarts, once a second, what the engine calls unhealthy in its own project. */
import { request } from 'node:http';
import { hostname } from 'node:os';
import process from 'node:process';

process.on('SIGTERM', () => process.exit(0));

const ask = (method: string, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = request({ socketPath: '/var/run/docker.sock', method, path }, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve(text));
    });
    asked.on('error', reject);
    asked.end();
  });

const label = 'com.docker.compose.project';

async function heal(): Promise<void> {
  const own = JSON.parse(await ask('GET', `/containers/${hostname()}/json`));
  const filters = { health: ['unhealthy'], status: ['running'], label: [`${label}=${own.Config.Labels[label]}`] };
  const sick: readonly { Id: string }[] = JSON.parse(
    await ask('GET', `/containers/json?filters=${encodeURIComponent(JSON.stringify(filters))}`),
  );
  for (const { Id } of sick) await ask('POST', `/containers/${Id}/restart`);
}

const again = (): void => {
  heal()
    .catch(({ message }) => console.error(`error: ${message}`))
    .finally(() => setTimeout(again, 1000));
};
again();
