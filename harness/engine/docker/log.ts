/** The log of one container as it is written, line by line with the engine's times. */
import type Docker from 'dockerode';
import type { ContainerId, EngineTime, LogLine } from '../engine.ts';
import { ask } from './ask.ts';
import { framesOf } from './demux.ts';
import { linesOf } from './events/line.ts';
import { asSince, fromRfc3339 } from './time.ts';

/** Resolves when the engine has answered; what it yields ends with the container, or with the connection. Throws R402, R409. */
export async function openLog(
  docker: Docker,
  id: ContainerId,
  since: EngineTime,
  signal: AbortSignal,
): Promise<AsyncIterable<LogLine>> {
  const container = docker.getContainer(id);
  const short = `container ${id.slice(0, 12)}`;
  const { Config } = await ask(`inspect ${short}`, container.inspect());
  const from = asSince(BigInt(Math.floor(since * 1000)) * 1000n);
  const options = { stdout: true, stderr: true, timestamps: true, follow: true, since: from, abortSignal: signal };
  const stream = await ask(
    `follow the log of ${short}`,
    container.logs(options as unknown as Docker.ContainerLogsOptions & { follow: true }),
  );
  return timed(Config.Tty ? linesOf(stream) : linesOfFrames(stream), signal);
}

/** However it ends: the rest is asked for again where there is any. */
async function* timed(lines: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<LogLine> {
  try {
    for await (const line of lines) {
      const [, stamp, text = ''] = /^(\S+) ?(.*?)\r?$/.exec(line) ?? [];
      const time = fromRfc3339(stamp);
      if (time !== null) yield { time, text };
    }
  } catch (error) {
    if (!signal.aborted && !(error instanceof Error && 'code' in error)) throw error;
  }
}

/** Both streams of the container, each with lines of its own. */
async function* linesOfFrames(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  const open = new Map<number, { readonly decoder: TextDecoder; rest: string }>();
  for await (const { source, bytes } of framesOf(stream)) {
    const one = open.get(source) ?? { decoder: new TextDecoder(), rest: '' };
    open.set(source, one);
    const lines = (one.rest + one.decoder.decode(bytes, { stream: true })).split('\n');
    one.rest = lines.pop() ?? '';
    yield* lines;
  }
}
