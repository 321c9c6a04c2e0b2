/** What is told to a webhook: the night's answer and what changed, as JSON whose `text` a chat shows as it is. */
import { countText, listText } from '../../model/count-text.ts';
import type { GateResult, JudgedScenario } from '../../model/gate.ts';
import { harmless } from '../paint.ts';
import { verdictWord } from '../verdict.ts';
import { commandOf, isAsItMustBe, standingOf, toldOf } from './standing.ts';
import { type WebhookBody, webhookSchema } from './webhook-schema.ts';

/**
 * The body as JSON; null: nothing changed that anybody should know, or the night did not come to its end, so that the history does not
 * know of it and the next night would say it again.
 */
export function webhookBody(result: GateResult): string | null {
  const { facts, scenarios, number, verdict, sentence } = result;
  const changed = scenarios.filter((one) => result.changed.includes(one.facts.scenario));
  if (changed.length === 0 || facts.ending !== 'completed') return null;
  // A control has no state of the night before: what it did to the others is what changed.
  const news = [...scenarios.filter((one) => !isAsItMustBe(one)), ...changed];
  const body: WebhookBody = {
    schema: 'resilience.webhook/1',
    text: textOf(result, news),
    suite: facts.suite,
    night: facts.night,
    run: facts.run,
    number,
    verdict,
    sentence,
    changes: news.map((one) => ({
      scenario: one.facts.scenario,
      role: one.facts.role,
      from: one.before,
      to: one.state,
      red: one.red,
      sentence: one.sentence,
      reproduce: one.red ? commandOf(one) : null,
    })),
    red: scenarios.filter((one) => one.red).map((one) => one.facts.scenario),
  };
  return JSON.stringify(webhookSchema.parse(body));
}

/** More than that are counted. */
const MOST_LINES = 10;
const MOST_NAMES = 10;
const MOST_TEXT = 300;

/** Chats read these three as the beginning of markup, a link or a mention; the last of them also without. */
const escaped = (text: string): string => {
  const short = harmless(text);
  const cut = short.length <= MOST_TEXT ? short : `${short.slice(0, MOST_TEXT)}…`;
  return cut.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/@/g, '@\u200b');
};

/** As `mrkdwn`, the markup of Slack, which others read too. */
function textOf({ facts, number, verdict, sentence, scenarios }: GateResult, news: readonly JudgedScenario[]): string {
  const named = new Set(news);
  const still = scenarios.filter((one) => one.red && !named.has(one));
  const lines = [...Map.groupBy(news, groupOf).values()].flatMap(groupLines);
  const shown = lines.slice(0, MOST_LINES);
  return [
    `*${verdictWord[verdict]}* night ${number} of ${escaped(facts.suite)}: ${escaped(sentence)}`,
    ...shown,
    ...(lines.length > shown.length ? [`${countText(lines.length - shown.length)} more`] : []),
    ...(still.length === 0 ? [] : [`still red: ${namesOf(still)}`]),
  ].join('\n');
}

/** What is red or better has a line of its own; what else went the same way has one together. */
const groupOf = (one: JudgedScenario): JudgedScenario | string =>
  one.red || one.state === 'improved' ? one : movedText(one);

const movedText = (one: JudgedScenario): string =>
  `${one.before === null ? '' : `${one.before} → `}${standingOf(one).word}`;

function groupLines(group: readonly JudgedScenario[]): readonly string[] {
  const [one] = group;
  if (one === undefined) return [];
  const { glyph } = standingOf(one);
  if (group.length > 1) return [`${glyph} ${movedText(one)}: ${namesOf(group)}`];
  const line = `${glyph} *${escaped(one.facts.scenario)}* ${one.before === null ? '' : `${one.before} → `}${escaped(toldOf(one))}`;
  // A backtick would end the code; a command stays on the line of what it shows, so that both are shown or neither.
  return [one.red ? `${line}\n\`${escaped(commandOf(one)).replaceAll('`', "'")}\`` : line];
}

function namesOf(some: readonly JudgedScenario[]): string {
  const names = some.slice(0, MOST_NAMES).map((one) => escaped(one.facts.scenario));
  return listText(some.length > names.length ? [...names, `${countText(some.length - names.length)} more`] : names);
}
