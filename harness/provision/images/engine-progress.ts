/** Reads the stream of progress that the engine sends while it pulls, builds or imports. */
import type Docker from 'dockerode';

/** Waits for the end. Rejects with the engine's own words when it reports an error; `onFirst` at the first sign of life. */
export function follow(docker: Docker, stream: NodeJS.ReadableStream, onFirst?: () => void): Promise<void> {
  let complaint: string | null = null;
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const finished = (error: Error | null) => {
      if (error !== null) reject(error);
      else if (complaint !== null) reject(new Error([complaint, ...said.slice(-3)].join(' | ')));
      else resolve();
    };
    docker.modem.followProgress(stream, finished, (event: { error?: string; stream?: string }) => {
      if (event.error === undefined) onFirst?.();
      else complaint = event.error;
      if (event.stream?.trim()) said.push(event.stream.trim());
    });
  });
}
