/** A health check by curl for which an error page is an answer like any other. */
import { clientName } from '../../model/check/addresses.ts';
import { clients } from '../../model/check/clients.ts';
import { readOptions } from '../../model/check/options.ts';
import type { CheckProgram } from '../../model/check/programs.ts';
import { checkOf, checkPlace, checkText } from '../check.ts';
import { editWords, writtenTest } from '../check-edits.ts';
import type { Rule } from '../rule.ts';
import { unreadAsks } from '../unread-answers.ts';

export const checkTakesErrorPage: Rule = {
  level: 'warning',
  about: 'A health check by curl without `--fail`, for which an error page is an answer like any other.',
  look: (service) => {
    const check = checkOf(service);
    if (check === null || !check.status.other) return [];
    const curls = unreadAsks(check, (program) => clientName(program) === 'curl');
    if (!curls.some(takesAll)) return [];
    return [
      {
        message: `the health check of ${service.name} takes an error page for a good answer: ${checkText(check)}`,
        why: 'curl ends with zero whenever it got an answer, whatever its status; with --fail it ends with 22 from 400 on',
        cost: `while ${service.name} answers 500 to everything it is called healthy`,
        fix: 'add `-f`',
        at: checkPlace(service),
        edits: curls.length === 1 ? withFail(service) : [],
      },
    ];
  },
};

const failing = ['-f', '--fail', '--fail-with-body'];
/** These say nothing on the command line, or do not ask for a page. */
const elsewhere = ['-K', '--config', '-V', '--version', '-h', '--help', '-G', '-M', '-T', '--upload-file'];

function takesAll({ args }: CheckProgram): boolean {
  const { has, operands } = readOptions(args, clients.get('curl')!.valued);
  const urls = operands.filter(({ text }) => !/^(?!https?:)[a-z]+:\/\//.test(text));
  return (
    urls.length > 0 && args.every(({ text, known }) => known || !text.startsWith('$')) && !has(...failing, ...elsewhere)
  );
}

function withFail(service: Parameters<typeof editWords>[0]) {
  const said = writtenTest(service);
  if (typeof said === 'string' || said?.[0] !== 'CMD')
    return editWords(service, (text) => text.replace(/\bcurl(?=\s)/, 'curl -f'));
  const at = said.findIndex((word) => clientName(word) === 'curl');
  const test = said.toSpliced(at + 1, 0, '-f');
  return at < 0 ? [] : [{ path: ['services', service.name, 'healthcheck', 'test'], value: test }];
}
