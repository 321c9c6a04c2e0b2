/** The list as its pages see it, whatever keeps it. */

export interface ToDo {
  readonly id: number;
  readonly item: string;
  readonly dateAdded: Date;
}

/** What is not longer than the original's form allows. */
export const itemLengthMax = 256;

export interface ToDos {
  readonly count: () => Promise<number>;
  /** All of them, oldest first. */
  readonly list: () => Promise<readonly ToDo[]>;
  /** Resolves once the item is committed. */
  readonly add: (item: string) => Promise<ToDo>;
}

/**
 * Opens the database for one request, as the original does for each of its contexts, and makes what is missing of it first.
 * Rejects when the database cannot be reached, and with whatever the work rejects with.
 */
export type WithToDos = <T>(work: (todos: ToDos) => Promise<T>) => Promise<T>;
