/** Whom a health check asks: every address that its programs are given. */
import type { CheckCommand } from './check-command.ts';
import { type CheckClient, clients } from './clients.ts';
import { readOptions } from './options.ts';
import type { CheckProgram } from './programs.ts';
import { programName } from './unwrap.ts';
import type { CheckWord } from './word.ts';

export interface AskedAddress {
  /** The program that asks: `curl`, `node`. */
  readonly by: string;
  /** `http`, `https`, `tcp`, `redis`, `postgres` …: what is spoken. */
  readonly scheme: string;
  /** A name or address; IPv6 without its brackets. Null: a socket file, or what the text does not say. */
  readonly host: string | null;
  readonly port: number | null;
  /** With its slash and its query. Null: it has none. */
  readonly path: string | null;
}

export const askedAddresses = ({ programs }: Pick<CheckCommand, 'programs'>): readonly AskedAddress[] =>
  programs.flatMap((one) => [...ofClient(one), ...ofFiles(one)]);

/** `curl` of `/usr/bin/curl`, `kafka-topics` of `kafka-topics.sh`. */
export const clientName = (program: string): string => programName(program).replace(/\.(sh|exe)$/, '');

function ofClient(one: CheckProgram): readonly AskedAddress[] {
  const name = clientName(one.program.text);
  const client = clients.get(name);
  if (client === undefined) return inText(name, one.args);
  const { operands, value, has } = readOptions(one.args, client.valued);
  if (has(...(client.socket ?? []))) return [{ by: name, scheme: client.scheme, host: null, port: null, path: null }];
  const read = (word: CheckWord) => readAddress(name, client, word.text);
  const listed = value(...(client.address ?? []))?.text.split(',') ?? [];
  const given = listed.filter((text) => /[:/.]/.test(text)).flatMap((text) => readAddress(name, client, text));
  if (client.operands === 'urls') return [...given, ...operands.flatMap(read)];
  const joined = client.operands === 'host port' && operands.length === 1;
  if (joined || client.operands === 'addresses')
    given.push(...operands.filter(({ text }) => /:\d/.test(text)).flatMap(read));
  if (client.operands === 'first address')
    given.push(
      ...operands
        .slice(0, 1)
        .filter(({ text }) => /[:.]/.test(text))
        .flatMap(read),
    );
  if (given.length > 0) return given;
  const pair = client.operands === 'host port' ? operands : [];
  const host = value(...(client.host ?? []))?.text ?? pair[0]?.text ?? client.usually;
  const port = value(...(client.portOption ?? []))?.text ?? pair[1]?.text;
  if (client.host === undefined && pair.length === 0 && client.usually === null) return [];
  return [{ by: name, scheme: client.scheme, host: known(host), port: portOf(port) ?? client.port, path: null }];
}

/** A whole address; what only the container knows of it is null. */
function readAddress(by: string, client: CheckClient, text: string): readonly AskedAddress[] {
  const url = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/@\s]*@)?(\[[^\]]+\]|[^/:?#\s]*)(?::([^/?#\s]*))?([/?][^\s]*)?/i.exec(
    text,
  );
  if (url === null || (url[1] === undefined && url[2] === '' && url[3] === undefined)) return [];
  const scheme = (url[1] ?? client.scheme).toLowerCase();
  if (scheme === 'unix' || scheme === 'file') return [{ by, scheme, host: null, port: null, path: null }];
  const port = url[3] === undefined ? (scheme === 'https' ? 443 : client.port) : portOf(url[3]);
  return [{ by, scheme, host: known(url[2]!), port, path: url[4] ?? null }];
}

const inUrls = /\b([a-z][a-z0-9+]*):\/\/(?:[^/@\s'"]*@)?(\[[^\]]+\]|[^/:?#\s'"`)]+)(?::(\d+))?([/?][^\s'"`)]*)?/gi;
/** `connect(('localhost', 80))`, `connect(80, 'localhost')`. */
const inCalls =
  /\(\s*\(?\s*['"]([\w.-]+)['"]\s*,\s*(\d{1,5})\s*\)|\b[cC]onnect\w*\(\s*(\d{1,5})\s*,\s*['"]([\w.-]+)['"]/g;
/** `-h db`, `--host=db`, and a word `db:5432` by itself. */
const inOptions = /^--?h(?:ost(?:name)?)?=([\w.-]+)$/;
const pair = /^([A-Za-z][\w.-]*):(\d{1,5})(\/.*)?$/;

/** A program that is not known: what looks like an address in its words. */
function inText(by: string, args: readonly CheckWord[]): readonly AskedAddress[] {
  return args.flatMap(({ text }, index) => {
    const found: AskedAddress[] = [];
    for (const [, scheme, host, port, path] of text.matchAll(inUrls)) {
      const usual = scheme === 'http' ? 80 : scheme === 'https' ? 443 : null;
      found.push({
        by,
        scheme: scheme!.toLowerCase(),
        host: known(host!),
        port: portOf(port) ?? usual,
        path: path ?? null,
      });
    }
    for (const [, host, port, first, second] of text.matchAll(inCalls)) {
      found.push({ by, scheme: 'tcp', host: known(host ?? second!), port: portOf(port ?? first), path: null });
    }
    const option = inOptions.exec(text)?.[1] ?? (/^(-h|--host(name)?)$/.test(text) ? args[index + 1]?.text : undefined);
    if (option !== undefined && /^[\w.-]+$/.test(option))
      found.push({ by, scheme: 'tcp', host: option, port: null, path: null });
    const joined = pair.exec(text);
    if (joined) found.push({ by, scheme: 'tcp', host: joined[1]!, port: portOf(joined[2]), path: joined[3] ?? null });
    return found;
  });
}

/** Bash's own: `< /dev/tcp/localhost/80`. */
const ofFiles = ({ program, files }: CheckProgram): readonly AskedAddress[] =>
  files.flatMap(({ text }) => {
    const found = /^\/dev\/(tcp|udp)\/([^/]+)\/([^/]+)$/.exec(text);
    return found
      ? [{ by: program.text || 'bash', scheme: found[1]!, host: known(found[2]!), port: portOf(found[3]), path: null }]
      : [];
  });

/** Null where the shell puts it in. */
const known = (host: string | null): string | null =>
  host === null || host === '' || /[$`]/.test(host) ? null : host.replace(/^\[|\]$/g, '');

const portOf = (text: string | undefined): number | null => {
  const port = /^\d{1,5}$/.test(text ?? '') ? Number(text) : null;
  return port !== null && port > 0 && port < 65536 ? port : null;
};
