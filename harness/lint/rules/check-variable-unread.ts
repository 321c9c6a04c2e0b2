/** A variable in a health check that no shell reads. */
import type { CheckProgram } from '../../model/check/programs.ts';
import { isShell, programName } from '../../model/check/unwrap.ts';
import { checkOf, checkPlace } from '../check.ts';
import { editIntoShell } from '../check-edits.ts';
import type { Rule } from '../rule.ts';

/** What is given to these is a program in a language of their own, in which a dollar has a meaning. */
const interpreters =
  /^(su|env|node|deno|bun|python[\d.]*|php[\d.]*|perl|ruby|awk|gawk|mawk|sed|jq|yq|expr|pwsh|powershell|cmd|xonsh|fish|tclsh|lua)$/;
const variable = /\$\{?[A-Z_][A-Z0-9_]*/;

export const checkVariableUnread: Rule = {
  level: 'warning',
  about: 'A variable in a health check that no shell reads: `["CMD", "pg_isready", "-U", "$${POSTGRES_USER}"]`.',
  look: (service) => {
    const check = checkOf(service);
    if (check?.form !== 'exec' || check.programs.some(readsDollars)) return [];
    const word = check.words.find((one) => variable.test(one));
    if (word === undefined) return [];
    const program = check.words[0]!;
    return [
      {
        message: `the health check of ${service.name} gives \`${word}\` to ${program} as it stands`,
        why: 'Compose makes `$` of `$$`, and only a shell would put a value in after that; CMD has none',
        cost: `${program} gets the name of the variable in place of its value`,
        fix: 'write CMD-SHELL and the command as one text',
        at: checkPlace(service),
        edits: editIntoShell(service),
      },
    ];
  },
};

const readsDollars = ({ program }: CheckProgram): boolean =>
  isShell(program.text) || interpreters.test(programName(program.text)) || /[\s/.]\w*sh$/.test(program.text);
