import { expect, http } from 'resilience';
import { numbers } from '../../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const health = http(api, '/health');
const rest = { title: 'x', stack: numbers, probes: { health } };

expect(health).restarts({ atLeast: 1 });
void rest;
