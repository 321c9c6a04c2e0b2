/** Question 24: who recovers without help from a database outage? The web app does, with every acknowledged write; only a re-created database has lost them. */
import { crash, defineScenario, expect, http, pause, remove, writes } from 'resilience';
import { todoListPostgres } from '../../stacks/todo-list-postgres/stack.ts';

const web = todoListPostgres.service('todo-web');
const db = todoListPostgres.service('todo-db');

const home = http(web, '/', { rate: '5/s', within: '2s' });
const diagnostics = http(web, '/diagnostics', { rate: '5/s' });
const todos = writes(web, {
  create: { path: '/api/todos', body: '{"item":"{id}"}' },
  read: '/api/todos',
  rate: '10/s',
});

export default defineScenario({
  title: 'Who recovers without help when the database is gone for a while?',
  stack: todoListPostgres.with({ DB_RESTART: 'always' }),
  probes: { home, diagnostics },
  load: { todos },
  experiments: {
    'it crashes, and its policy starts it': {
      fault: crash(db),
      recovery: '16s',
      after: [
        expect(home).failsWithin('2s'),
        expect(diagnostics).isUnaffected().because('it does not use the database, and so hides the outage'),
        expect(home)
          .recovers({ within: '10s' })
          .because('each page opens the database again: no restart of the web app'),
        expect(todos).keepsData().because('what PostgreSQL acknowledged is in its log'),
      ],
    },
    'it is paused': {
      fault: pause(db),
      hold: '6s',
      recovery: '12s',
      during: [expect(home).failsWithin('3s'), expect(diagnostics).isUnaffected()],
      after: [expect(home).recovers({ within: '6s' }), expect(todos).keepsData()],
    },
    'it is re-created on a new volume': {
      fault: remove(db),
      hold: '4s',
      recovery: '20s',
      during: [expect(home).failsWithin('2s'), expect(diagnostics).isUnaffected()],
      after: [
        expect(home).recovers({ within: '12s' }).because('database and table are created again at the next page'),
        expect(todos).losesData().because('the anonymous volume went with its container'),
      ],
    },
  },
});
