/** The first process of a container: the service itself and no shell, or an init. */
import { execPlace, inBackground, shellText } from '../../lint/first-process.ts';
import { resolvedAt, saidOf } from '../../lint/said.ts';
import type { LintService } from '../../model/lint.ts';
import { type Repair, settingOf } from '../repair.ts';

/** Null: an init is there. */
export const withInit = ({ name, init }: LintService): Repair | null =>
  init ? null : { what: `init: true for ${name}`, edits: [settingOf(name, ['init'], true)] };

/**
 * The shell gives its place to the service: `exec` before its last command, or before the one that it started in the background where it only
 * waits then. Null: the Compose file does not have the text, or it would not be the same.
 */
export function withoutShell(service: LintService): Repair | null {
  const script = shellText(service);
  if (script === null) return null;
  const key = resolvedAt(service, 'command') == null ? 'entrypoint' : 'command';
  const words = resolvedAt(service, key);
  const written = JSON.stringify(saidOf(service, key) ?? '');
  // What stands there as a variable would be written as the value that it has here.
  if (!Array.isArray(words) || /\$/.test(written.replaceAll('$$', ''))) return null;
  const text = executed(script.text);
  if (text === null || !words.includes(script.text)) return null;
  const value = words.map((word) => (word === script.text ? text : String(word)).replaceAll('$', '$$$$'));
  return {
    what: `${service.name} itself as the first process: \`${text}\``,
    edits: [settingOf(service.name, [key], value)],
  };
}

/** Waiting for ever, or for what was started: what follows the service's own start and does nothing. */
const waits =
  /^\s*(?:(?:exec\s+)?(?:sleep\s+(?:infinity|inf|\d{4,})|tail\s+-[fF]\s+\/dev\/null|cat)|wait(?:\s+\S+)?|while\s+(?:true|:);?\s*do\s+sleep\s+\S+;?\s*done)\s*;?\s*$/;

function executed(text: string): string | null {
  const background = inBackground(text);
  if (background.length === 0) {
    const at = execPlace(text);
    return at === null || /^exec\s/.test(text.slice(at)) ? null : `${text.slice(0, at)}exec ${text.slice(at)}`;
  }
  const [only] = background;
  if (background.length > 1 || only === undefined) return null;
  const at = text.indexOf(only);
  const after = text.slice(at + only.length).replace(/^\s*&/, '');
  const place = waits.test(after) ? execPlace(only) : null;
  return place === null ? null : `${text.slice(0, at)}${only.slice(0, place)}exec ${only.slice(place)}`;
}
