import { crash } from 'resilience';
import { numbers } from '../../../stacks/numbers/stack.ts';

crash(numbers.service('numbers-db'));
