/** What is told to a webhook: the night's answer and what changed, as JSON whose `text` a chat shows as it is. */
import { countText } from '../../model/count-text.ts';
import type { GateResult, JudgedScenario, ScenarioState } from '../../model/gate.ts';
import { harmless } from '../paint.ts';
import { verdictWord } from '../verdict.ts';
import { commandOf, isAsItMustBe, standingOf } from './standing.ts';
import { type WebhookBody, webhookSchema } from './webhook-schema.ts';

/** Nobody has to act on a move from one of these to another. */
const calm: readonly ScenarioState[] = ['new', 'learning', 'steady', 'improved'];

/** Of a first night only what is red is news, since there is nothing that it could have changed from. */
function isNews(scenario: JudgedScenario): boolean {
  const { state, before, red } = scenario;
  if (before === null) return red || !isAsItMustBe(scenario);
  if (state === before) return false;
  return state === 'improved' || !(calm.includes(state) && calm.includes(before));
}

/**
 * The body as JSON; null: nothing changed that anybody should know, or the night did not come to its end, so that the history does not
 * know of it and the next night would say it again.
 */
export function webhookBody(result: GateResult): string | null {
  const { facts, scenarios, number, verdict, sentence } = result;
  const news = scenarios.filter(isNews);
  if (news.length === 0 || facts.ending !== 'completed') return null;
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

const MOST_CHANGES = 10;
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
  const still = scenarios.filter((one) => one.red && !named.has(one)).map((one) => escaped(one.facts.scenario));
  const shown = news.slice(0, MOST_CHANGES);
  return [
    `*${verdictWord[verdict]}* night ${number} of ${escaped(facts.suite)}: ${escaped(sentence)}`,
    ...shown.flatMap(changeLines),
    ...(news.length > shown.length ? [`${countText(news.length - shown.length)} more changed`] : []),
    ...(still.length === 0 ? [] : [`still red: ${still.slice(0, MOST_CHANGES).join(', ')}${moreOf(still)}`]),
  ].join('\n');
}

const moreOf = ({ length }: readonly string[]): string =>
  length > MOST_CHANGES ? ` and ${countText(length - MOST_CHANGES)} more` : '';

function changeLines(scenario: JudgedScenario): readonly string[] {
  const { facts, before, sentence, red } = scenario;
  const { glyph, word } = standingOf(scenario);
  const from = before === null ? '' : `${before} → `;
  return [
    `${glyph} *${escaped(facts.scenario)}* ${from}${word}: ${escaped(sentence)}`,
    // A backtick would end the code.
    ...(red ? [`\`${escaped(commandOf(scenario)).replaceAll('`', "'")}\``] : []),
  ];
}
