/** The book's to-do list, in an SQLite file: one program, which forgets with its container unless its volume has a name. */
import { defineStack } from 'resilience';

export const todoList = defineStack(import.meta, {
  compose: 'compose.yaml',
  services: { 'todo-web': { port: 80 } },
  variables: {
    CHAPTER: '6',
    /** The database's file: the anonymous volume's unless said; `Filename=todo-list.db` lies in no volume. */
    CONNECTION: '',
    WEB_RESTART: 'no',
    /** `CMD` switches the health check on. */
    WEB_HEALTH: 'NONE',
    /** The original has none of these: see the README's list. */
    ADDITIONS: 'form,api,instance',
  },
});

/** The same with a volume that outlives the container. */
export const todoListInVolume = defineStack(import.meta, {
  compose: ['compose.yaml', 'compose.volume.yaml'],
  services: { 'todo-web': { port: 80 } },
  variables: { CHAPTER: '6', WEB_RESTART: 'no', WEB_HEALTH: 'NONE', ADDITIONS: 'form,api,instance' },
});
