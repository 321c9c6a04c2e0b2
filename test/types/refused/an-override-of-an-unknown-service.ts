import { numbers } from '../../../stacks/numbers/stack.ts';

numbers.override({ 'numbers-db': { restart: 'always' } });
