/** A helper container that stands ready: it reads lines and answers each with lines, and goes when we do. */
import { createInterface } from 'node:readline';
import { type Duplex, PassThrough } from 'node:stream';
import type Docker from 'dockerode';
import type { RunLabels } from '../../kind.ts';
import { createHelperContainer, type HelperContainerSpec } from './make.ts';

export interface Dialogue {
  say(line: string): void;
  /** The next line that it says. Throws when the helper container is no more. */
  hear(): Promise<string>;
  close(): void;
}

/** `spec` takes input and removes itself when that ends. */
export async function openDialogue(docker: Docker, run: RunLabels, spec: HelperContainerSpec): Promise<Dialogue> {
  const container = await createHelperContainer(docker, run, spec);
  const options = { stream: true, stdin: true, stdout: true, stderr: true, hijack: true };
  const stream = (await container.attach(options)) as unknown as Duplex;
  const output = new PassThrough();
  docker.modem.demuxStream(stream, output, output);
  stream.on('close', () => output.end()).on('error', () => output.end());
  const lines = createInterface({ input: output })[Symbol.asyncIterator]();
  try {
    await container.start();
  } catch (error) {
    stream.destroy();
    await container.remove({ force: true }).catch(() => undefined);
    throw error;
  }
  return {
    say: (line) => void stream.write(`${line}\n`),
    hear: async () => {
      const next = await lines.next();
      if (next.done) throw new Error(`The helper container for ${spec.purpose} ended.`);
      return next.value;
    },
    close: () => void stream.destroy(),
  };
}
