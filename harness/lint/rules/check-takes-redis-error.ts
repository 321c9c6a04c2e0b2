/** A health check by redis-cli for which an error of Redis is an answer like any other. */
import { clientName } from '../../model/check/addresses.ts';
import { clients } from '../../model/check/clients.ts';
import { readOptions } from '../../model/check/options.ts';
import type { CheckProgram } from '../../model/check/programs.ts';
import type { LintService } from '../../model/lint.ts';
import { checkOf, checkPlace, checkText } from '../check.ts';
import { editTest, editWords, writtenTest } from '../check-edits.ts';
import type { Rule } from '../rule.ts';
import { unreadAsks } from '../unread-answers.ts';

export const checkTakesRedisError: Rule = {
  level: 'warning',
  about: 'A health check by redis-cli without `-e`, for which an error of Redis is an answer like any other.',
  look: (service) => {
    const check = checkOf(service);
    if (check === null || !check.status.other) return [];
    const asking = unreadAsks(check, ofRedis);
    if (!asking.some(takesAll)) return [];
    const client = clientName(asking[0]!.program.text);
    return [
      {
        message: `the health check of ${service.name} takes an error for a good answer: ${checkText(check)}`,
        why: `${client} ends with zero whenever it got an answer, also "NOAUTH", "LOADING" or "MASTERDOWN"; with -e, since Redis 6.2, it ends with 1`,
        cost: `while ${service.name} still loads its data, or refuses everybody, it is called healthy`,
        fix: hasErrorOption(service)
          ? 'add `-e`'
          : `add \`-e\` (from Redis 6.2 on), or look at the answer: \`${client} ping | grep -q PONG\``,
        at: checkPlace(service),
        edits: hasErrorOption(service) && asking.length === 1 ? withErrorOption(service) : [],
      },
    ];
  },
};

const ofRedis = (program: string): boolean => /^(redis|valkey)-cli$/.test(clientName(program));

function takesAll({ args }: CheckProgram): boolean {
  const { has, operands } = readOptions(args, clients.get('redis-cli')!.valued);
  return operands.length > 0 && !has('-e', '--version', '-v', '--help');
}

/** By the image's name: an older client refuses the option, and so would every check. */
const hasErrorOption = ({ image }: LintService): boolean =>
  /(^|\/)valkey\/valkey(:|@|$)|(^|\/)valkey(:|@|$)/.test(image) ||
  /^(docker\.io\/)?(library\/)?redis(@|$|:(latest|alpine|bookworm|trixie|6\.2|6(-|@|$)|[7-9]|[1-9]\d))/.test(image);

function withErrorOption(service: LintService) {
  const said = writtenTest(service);
  if (typeof said === 'string' || said?.[0] !== 'CMD') {
    return editWords(service, (text) => text.replace(/\b(redis|valkey)-cli(?=\s)/, '$& -e'));
  }
  const at = said.findIndex(ofRedis);
  return at < 0 ? [] : [editTest(service, said.toSpliced(at + 1, 0, '-e'))];
}
