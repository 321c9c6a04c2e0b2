/** Where a scenario's file lies, and with it the project whose packages it uses. */
import { dirname, resolve } from 'node:path';
import type { Plan } from '../model/plan.ts';

export const scenarioFolder = ({ file }: Pick<Plan, 'file'>): string => dirname(resolve(file));
