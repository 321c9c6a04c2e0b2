/** One load of the picture of the day from the internet API, and what can go wrong with it. */
import { httpGet } from '../../service/http-get.ts';

export interface Image {
  readonly url: string;
  readonly caption: string | null;
  readonly copyright: string | null;
}

/** A failed load, with the name that the original's exception has in the metrics. */
export class LoadError extends Error {
  readonly exception: string;

  constructor(exception: string, message?: string) {
    super(message);
    this.exception = exception;
  }
}

const statusNames: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/**
 * Calls `fetched` once there is a good answer: in the original the load counts before the image is built, so that an
 * answer without a URL counts and still fails. There is not a timeout. Throws LoadError.
 */
export async function loadImage(apiUrl: string, fetched: () => void): Promise<Image> {
  const body = await get(apiUrl);
  const { url, title, copyright } = readObject(body);
  fetched();
  if (typeof url !== 'string') throw new LoadError('NullPointerException');
  return { url: stillOf(url), caption: textOf(title), copyright: textOf(copyright) };
}

async function get(apiUrl: string): Promise<string> {
  const { status, body } = await httpGet(apiUrl, null).catch((error: Error) => {
    throw new LoadError('ResourceAccessException', `I/O error on GET request: ${error.message}`);
  });
  if (status < 400) return body;
  const name = statusNames[status];
  const unnamed = status < 500 ? 'HttpClientErrorException' : 'HttpServerErrorException';
  throw new LoadError(name?.replaceAll(' ', '') ?? unnamed, `${status} ${name ?? ''}`.trimEnd());
}

function readObject(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Not JSON: the same complaint as for JSON that is no object.
  }
  throw new LoadError('RestClientException', 'Error while extracting response');
}

/** Some days have a film: its first still takes its place. */
function stillOf(url: string): string {
  const film = /youtube\.com\/embed\/([^?/]+)/.exec(url)?.[1];
  return film === undefined ? url : `https://img.youtube.com/vi/${film}/0.jpg`;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
