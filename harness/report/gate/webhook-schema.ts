/** The published schema of what a webhook is sent. */

import { z } from 'zod';
import { publishedSchema } from '../published-schema.ts';
import { count, verdict } from '../schema-time.ts';
import { scenarioState } from './gate-schema.ts';

const change = z.object({
  scenario: z.string(),
  role: z.enum(['scenario', 'control', 'must fail']),
  from: scenarioState.nullable().describe('Its state the night before; null: this was its first'),
  to: scenarioState,
  red: z.boolean().describe('It turns the night red'),
  sentence: z.string().describe('One line, with number, limit, baseline and probability where it is red'),
  reproduce: z.string().nullable().describe('The command that makes it happen again; null: it is not red'),
});

export const webhookSchema = z.object({
  schema: z.literal('resilience.webhook/1'),
  text: z.string().describe('All of it in a few lines of mrkdwn: what Slack and its like show'),
  suite: z.string(),
  night: z.string().describe('The date, UTC'),
  run: z.string().describe('Who ran it: the same night and run again replaces what it said before'),
  number: count.describe('Nights of the suite so far, this one included'),
  verdict,
  sentence: z.string(),
  changes: z.array(change).min(1).describe('What is otherwise than the night before; without a change nothing is sent'),
  red: z.array(z.string()).describe('All scenarios that are red, changed or not'),
});

export type WebhookBody = z.infer<typeof webhookSchema>;

/** JSON Schema 2020-12. Objects may have further members, so that a reader of today accepts a body of tomorrow. */
export function webhookJsonSchema(): Readonly<Record<string, unknown>> {
  return publishedSchema(webhookSchema, { id: 'webhook:1', title: 'What a webhook of the resilience gate is sent' });
}
