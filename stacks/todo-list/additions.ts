/**
 * The additions of this stack's own, in place of the original's clicks over a WebSocket.
 * - `form`: the form on `/new` works, and `POST /new` takes it.
 * - `api`: `POST /api/todos` adds one item, `GET /api/todos` gives all of them.
 */
export const ownAdditions = ['form', 'api'] as const;
