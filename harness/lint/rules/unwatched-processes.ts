/** A supervisor, or a shell with a command in the background, as the first process: who dies below it is not missed. */
import { programName } from '../../model/check/unwrap.ts';
import type { LintService } from '../../model/lint.ts';
import { inBackground, shellText } from '../first-process.ts';
import { mayEnd } from '../purpose.ts';
import type { Rule } from '../rule.ts';

export const unwatchedProcesses: Rule = {
  level: 'warning',
  about: 'The first process outlives the service that it has started, so no restart policy acts when that dies.',
  look: (service, { services }) => {
    const { name, restart, health } = service;
    const supervisor = supervisorOf(service);
    const first = supervisor === null ? backgroundOf(service) : `starts its services through ${supervisor}`;
    if (first === null || mayEnd(service, services)) return [];
    const acts = restart.name === 'no' ? 'the container' : `restart: ${restart.name}`;
    return [
      {
        level: health === null && !patient.test(supervisor ?? '') ? 'warning' : 'note',
        message: `${name} ${first}`,
        why: 'the engine sees the end of the first process alone: when another process dies, the container goes on running',
        cost: `${acts} sees nothing of such a death${health === null ? ', and there is no health check that would' : '; the health check may'}`,
        fix: 'run one service in a container as its first process, or give it a health check that asks every service in it',
        at: ['command'],
      },
    ];
  },
};

const supervisors =
  /^(supervisord|s6-svscan|s6-overlay-suexec|runsvdir(-start)?|runit(-init)?|monit|circusd|honcho|foreman|pm2)$/;

/** They start again whatever dies, without end. */
const patient = /^(s6|run|\/init)/;

/** What only starts another: an init, an entrypoint, an interpreter. */
const starters = /^(tini|dumb-init|catatonit|docker-init|env|python[\d.]*|.*entrypoint(\.sh)?|-.*)$/;

/** `/init` is that of s6-overlay. */
function supervisorOf({ command }: LintService): string | null {
  const words = command ?? [];
  if (words[0] === '/init') return '/init of s6-overlay';
  const first = words.map(programName).find((word) => !starters.test(word)) ?? '';
  return supervisors.test(first) ? first : null;
}

function backgroundOf(service: LintService): string | null {
  const [first] = inBackground(shellText(service)?.text ?? '');
  return first === undefined
    ? null
    : `starts \`${first.length > 60 ? `${first.slice(0, 59)}…` : first}\` in the background of a shell`;
}
