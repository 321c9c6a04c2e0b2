/** What to do about a service that is not ready: the setting that would have helped, as it stands in a Compose file. */
import type { ContainerView, HealthLogEntry } from '../../engine/engine.ts';
import { listText } from '../../model/count-text.ts';
import { secondsText } from '../../model/duration-text.ts';
import { isTimeout, missingProgram } from '../../model/last-words.ts';
import { durationText } from '../../model/setting-text.ts';
import type { HealthSettings } from '../../model/settings.ts';
import { type Duration, seconds } from '../../model/time.ts';
import { ownWords, type Trouble } from './trouble.ts';

/** A line for each. */
export function nextSteps(troubles: readonly Trouble[]): string {
  return troubles.map(nextStep).join('\n');
}

function nextStep(trouble: Trouble): string {
  const { service, symptom } = trouble;
  const { name } = service;
  switch (symptom.what) {
    case 'no container':
    case 'other':
      return `see \`docker ps -a\` for what became of ${name}`;
    case 'not started':
      if (/directory onto a file|not a directory/i.test(symptom.error ?? ''))
        return `${name}: create the file that it mounts, in place of the empty folder that the engine has made there`;
      return `correct ${name} in the Compose file, and try it alone: \`docker compose up ${name}\``;
    case 'ended':
      return afterEnd(trouble, symptom.view.exitCode, symptom.view.oomKilled ?? false);
    case 'check failed':
      return ofCheck(trouble, symptom.look, symptom.view);
    case 'not passed yet':
      return `${name}, healthcheck: a shorter interval, or a start_interval, so that it is checked sooner`;
    case 'not over':
      return `${name} must end with 0 by itself; wait for a service that stays up with condition: service_healthy`;
  }
}

function afterEnd(trouble: Trouble, exitCode: number | null, oom: boolean): string {
  const { name } = trouble.service;
  const words = ownWords(trouble) ?? '';
  if (oom) return `${name}: a higher mem_limit (or deploy.resources.limits.memory), or a program that needs less`;
  if (/exec format error/i.test(words))
    return `${name}: its image is for another kind of processor; set platform, or take an image for this one`;
  if (exitCode === 0)
    return `${name}: let its command stay in the foreground; a service that only has to run once needs no healthcheck and restart: "no"`;
  return `logs/${name}-1.log in the run directory has all that ${name} wrote`;
}

function ofCheck({ service, programs, passedAfter }: Trouble, look: HealthLogEntry, view: ContainerView): string {
  const { name, image } = service;
  const health = view.healthSettings;
  const program = missingProgram(look);
  if (program !== null) return withoutProgram(name, image, program, programs);
  if (health === null) return `see what the check of ${name} asks`;
  const line = (setting: string): string => `${name}, healthcheck: ${setting}`;
  if (passedAfter !== null) {
    const given = allowance(health);
    const first = `it passed ${secondsText(passedAfter)} after its start, and its settings allow ${secondsText(given)}`;
    return `${line(`start_period: ${roomFor(passedAfter)}`)} (${first})`;
  }
  if (isTimeout(look)) {
    const longer = durationText(seconds(Math.ceil((3 * health.timeout) / 1000)));
    return `${line(`timeout: ${longer}`)} if it only answers late; else find out what it waits for`;
  }
  const watched = (look.end - view.startedAt) as Duration;
  return `${line(`start_period: ${roomFor(watched)}`)} if it only starts slowly (it was watched for ${secondsText(Math.round(watched))}); else see its log`;
}

function withoutProgram(name: string, image: string, program: string, programs: readonly string[]): string {
  const what = `there is no ${program} in ${image}`;
  if (programs.length === 0)
    return `${name}: ${what}; write its check with a program that is there, or add it to the image`;
  return `${name}: ${what}, but ${listText(programs)}; write its check with ${programs.length === 1 ? 'it' : 'one of them'}, or add ${program} to the image`;
}

/** The longest a start may take before the check has failed too often. */
const allowance = (health: HealthSettings): Duration =>
  (health.startPeriod + Math.max(1, health.retries) * health.interval) as Duration;

/** Half as much again, in steps of five seconds. */
const roomFor = (length: Duration): string => durationText(seconds(Math.ceil((1.5 * length) / 5000) * 5));
