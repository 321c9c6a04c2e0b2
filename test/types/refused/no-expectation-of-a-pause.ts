import { defineScenario, http, pause } from 'resilience';
import { numbers } from '../../../stacks/numbers/stack.ts';

const api = numbers.service('numbers-api');
const health = http(api, '/health');
const rest = { title: 'x', stack: numbers, probes: { health } };

defineScenario({ ...rest, experiments: { a: { fault: pause(api), hold: '5s', recovery: '20s' } } });
