/** A helper container that runs one command and goes. */
import type Docker from 'dockerode';
import type { ExecResult } from '../../command-end.ts';
import type { RunLabels } from '../../kind.ts';
import { demux, readAll } from '../demux.ts';
import { createHelperContainer, type HelperContainerSpec } from './make.ts';

/** Runs it to its end and removes it, whatever happened. Throws what the engine throws. */
export async function runHelperContainer(
  docker: Docker,
  run: RunLabels,
  spec: HelperContainerSpec,
): Promise<ExecResult> {
  const container = await createHelperContainer(docker, run, spec);
  try {
    const output = await container.attach({ stream: true, stdout: true, stderr: true });
    await container.start();
    const bytes = await readAll(output);
    const { StatusCode } = (await container.wait()) as { StatusCode: number };
    return { exitCode: StatusCode, output: demux(bytes) };
  } finally {
    await container.remove({ force: true, v: true }).catch(() => {
      // What could not be removed has the run's label, and is found when the run ends.
    });
  }
}
