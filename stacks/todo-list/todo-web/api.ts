/** The addition `api`: the list for programs. */
import { type Answer, methodNotAllowed, plainText, type Question } from '../../service/answer.ts';
import { complaintAbout } from './item.ts';
import type { WithToDos } from './todos.ts';

export const apiPath = '/api/todos';

/**
 * `POST {"item": "…"}` gives 201 and the item with its id once it is committed, 400 for anything else; `GET` gives all of them.
 * Rejects when the database cannot be reached.
 */
export async function answerApi({ method, body }: Question, withToDos: WithToDos): Promise<Answer> {
  if (method === 'GET') return json(200, await withToDos((todos) => todos.list()));
  if (method !== 'POST') return methodNotAllowed('GET', 'POST');
  const item = readItem(await body());
  const complaint = complaintAbout(item);
  if (complaint !== null) return plainText(400, complaint);
  return json(201, await withToDos((todos) => todos.add(String(item))));
}

/** Undefined where the text is no JSON, or has no item. */
function readItem(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'item' in value ? value.item : undefined;
  } catch {
    return undefined;
  }
}

const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});
