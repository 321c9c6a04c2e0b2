/** What a service answers, as plain data, and the answers that both services give. */

export interface Question {
  readonly method: string;
  /** In lower case, without query and trailing slash; `/` for the root. Routes ignore case, as the originals do. */
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Done once the answer has left. */
  readonly afterwards?: () => void;
}

export type Answerer = (question: Question) => Answer | Promise<Answer>;

export const plainText = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

export const notFound: Answer = { status: 404 };

export const methodNotAllowed = (...allowed: string[]): Answer => ({
  status: 405,
  headers: { allow: allowed.join(', ') },
});

/** Reads a request line's target; it never throws, whatever a client sends. */
export function readQuestion(method: string, target: string): Question {
  const [path = '/', query = ''] = target.split('?', 2);
  return { method, path: path.toLowerCase().replace(/(?<=.)\/$/, ''), query: new URLSearchParams(query) };
}
