import { numbers } from '../../../stacks/numbers/stack.ts';

numbers.with({ API_COLOUR: 'blue' });
