/** Asks for official images through the engine, which alone knows its registries, mirrors and proxies. */
import type Docker from 'dockerode';
import { secondsText } from '../../model/duration-text.ts';
import { messageOf } from '../../model/message-of.ts';
import { follow } from './engine-progress.ts';

/** The official image that stacks build on where a registry answers. */
export const officialNode = 'node:24-bookworm-slim';

/** How long a registry may take to say anything at all. */
const silenceLimitMs = 3000;

/** Pulls an official image unless it is there. Null when it is there then; else why not. Quick when no registry answers. */
export async function pullOfficial(
  docker: Docker,
  onProgress: (line: string) => void,
  image = officialNode,
): Promise<string | null> {
  const present = await docker
    .getImage(image)
    .inspect()
    .then(Boolean, () => false);
  return present ? null : pull(docker, image, () => onProgress(`pulling ${image}`));
}

/** Null when a registry says it has an image of this name; else why not. Nothing is downloaded. */
export async function askRegistry(docker: Docker, image = officialNode): Promise<string | null> {
  const limit = AbortSignal.timeout(silenceLimitMs);
  try {
    await docker.getImage(image).distribution({ abortSignal: limit });
    return null;
  } catch (error) {
    return limit.aborted ? silence : reasonOf(error);
  }
}

const silence = `no registry answers within ${secondsText(silenceLimitMs)}`;

async function pull(docker: Docker, image: string, onAnswer: () => void): Promise<string | null> {
  const abort = new AbortController();
  let silent = true;
  const timer = setTimeout(() => abort.abort(), silenceLimitMs);
  const heard = () => {
    if (silent) onAnswer();
    silent = false;
    clearTimeout(timer);
  };
  try {
    const stream = await docker.pull(image, { abortSignal: abort.signal });
    await follow(docker, stream, heard);
    return null;
  } catch (error) {
    return silent && abort.signal.aborted ? silence : reasonOf(error);
  } finally {
    clearTimeout(timer);
  }
}

/** The engine's own words, without the address of whatever it asked. */
function reasonOf(error: unknown): string {
  const message = messageOf(error);
  if (/no such host|server misbehaving|name resolution/.test(message))
    return 'the name of the registry is not known here';
  if (/timeout|deadline exceeded/i.test(message)) return silence;
  if (/refused|unreachable|no route/.test(message)) return 'the registry cannot be reached';
  return message.replace(/https?:\/\/\S+/g, 'the registry');
}
