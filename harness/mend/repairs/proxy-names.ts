/** A proxy that asks for the addresses of its backends again and again, and not once as it starts. */
import { resolvedAt } from '../../lint/said.ts';
import { programName } from '../../model/check/unwrap.ts';
import { escaped } from '../../model/escaped.ts';
import type { LintService } from '../../model/lint.ts';
import { isRecord } from '../../model/record.ts';
import { shellWord } from '../../model/shell-word.ts';
import { type MendProject, type Repair, serviceOf, settingOf } from '../repair.ts';

/** In its configuration, where that stands in the Compose file. Null: it does not, or it is of no proxy that is known. */
export function resolverLines(name: string, project: MendProject): Repair | null {
  const service = serviceOf(project, name);
  const configs = project.top.configs;
  if (service === undefined || !isRecord(configs)) return null;
  const own = resolvedAt(service, 'configs');
  const sources = (Array.isArray(own) ? own : []).flatMap((one) => (isRecord(one) ? [String(one.source)] : []));
  const hosts = project.services.map((one) => one.name);
  for (const source of sources) {
    const config = configs[source];
    const content = isRecord(config) && typeof config.content === 'string' ? config.content : null;
    const changed = content === null ? null : (nginxText(content, hosts) ?? haproxyText(content, hosts));
    if (changed === null) continue;
    return {
      what: `${name} asks the engine's resolver for its backends again each second: ${source}`,
      edits: [{ path: ['configs', source, 'content'], value: changed }],
    };
  }
  return null;
}

/** To Compose one `$` is a variable. */
const dollar = '$$';

/** nginx resolves a name that stands in a variable as it passes a request on. A path behind the name would then be taken as it is: it stays. */
function nginxText(text: string, hosts: readonly string[]): string | null {
  const names = hosts.map(escaped).join('|');
  const pass = new RegExp(
    `^(.*?)\\b(proxy_pass|grpc_pass|fastcgi_pass|uwsgi_pass)(\\s+)((?:https?|grpcs?)://)?(${names})(:\\d+)?;`,
    'gm',
  );
  const passed = text.replace(
    pass,
    (_, before: string, verb: string, gap: string, scheme = '', host: string, port = '') => {
      const variable = `${dollar}${host.replace(/\W/g, '_')}_host`;
      const ownLine = /^\s*$/.test(before) ? `\n${before}` : ' ';
      return `${before}set ${variable} ${host};${ownLine}${verb}${gap}${scheme}${variable}${port};`;
    },
  );
  if (passed === text) return null;
  if (/^\s*resolver\s/m.test(text)) return passed;
  const resolver = 'resolver 127.0.0.11 valid=1s ipv6=off;';
  const http = /^([ \t]*)http\s*\{[^\n]*\n([ \t]*)/m.exec(passed);
  if (http === null) return `${resolver}\n${passed}`;
  const at = http.index + http[0].length;
  return `${passed.slice(0, at)}${resolver}\n${http[2]}${passed.slice(at)}`;
}

function haproxyText(text: string, hosts: readonly string[]): string | null {
  const names = hosts.map(escaped).join('|');
  const server = new RegExp(`^([ \\t]*server\\s+\\S+\\s+(?:${names}):\\d+)(?!.*\\bresolvers\\b)(.*)$`, 'gm');
  const changed = text.replace(server, '$1 resolvers docker init-addr last,libc,none$2');
  if (changed === text) return null;
  return `${changed.trimEnd()}\n\nresolvers docker\n  nameserver engine 127.0.0.11:53\n  hold valid 1s\n`;
}

/** The nginx reads its configuration again every 5 s, and so asks for its backends anew. Null: it is no nginx, or its image has no shell. */
export function reloads(name: string, { learned, programs, ...project }: MendProject): Repair | null {
  const service = serviceOf(project, name);
  if (service === undefined || !isNginx(service, learned.services.find((one) => one.name === name)?.firstProcess ?? []))
    return null;
  const words = service.command;
  if (words === null || words.length === 0 || programs.get(name)?.has('sh') !== true) return null;
  const at = words.indexOf('-c');
  const config = at < 0 ? '' : ` -c ${shellWord(words[at + 1] ?? '')}`;
  const text = `while sleep 5; do nginx${config} -s reload 2>/dev/null; done & exec ${words.map(shellWord).join(' ')}`;
  return {
    what: `${name} reads its configuration again every 5 s: nginx -s reload`,
    edits: [
      settingOf(name, ['entrypoint'], ['sh', '-c', text.replaceAll('$', '$$$$')]),
      settingOf(name, ['command'], []),
    ],
  };
}

const isNginx = ({ command, image }: LintService, firstProcess: readonly string[]): boolean =>
  [...firstProcess.slice(0, 1), ...(command ?? [])].some((word) => /^nginx(:|$)/.test(programName(word))) ||
  /(^|\/)nginx(:|@|$)/.test(image);
