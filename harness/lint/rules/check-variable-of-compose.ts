/** A variable that is the container's, and that Compose puts in before the container is there. */
import { checkOf, checkPlace, environmentOf } from '../check.ts';
import { editWords, writtenTest } from '../check-edits.ts';
import { composeValues } from '../compose-values.ts';
import type { Rule } from '../rule.ts';

/** Every shell gives them a value itself; Compose has none, unless somebody means another thing by the name. */
const ofShells = new Set(['HOSTNAME', 'RANDOM', 'SECONDS']);
/** Of these Compose has a value as well: that of the machine it runs on. */
const ofMachine = new Set(['HOME', 'PWD']);

export const checkVariableOfCompose: Rule = {
  level: 'warning',
  about: 'A variable of the container in a health check that Compose puts in itself: `$VAR` where `$$VAR` is meant.',
  look: (service) => {
    const check = checkOf(service);
    const said = writtenTest(service);
    if (check === null || said === null) return [];
    const environment = environmentOf(service);
    const written = typeof said === 'string' ? [said] : said.slice(1);
    const wrong = composeValues(written, check.words).find(({ name, value }) => {
      if (ofMachine.has(name) || (ofShells.has(name) && value === '')) return true;
      if (assigned(name, check.script)) return true;
      const own = environment[name];
      return own !== undefined && own !== value && own !== '';
    });
    if (wrong === undefined) return [];
    const { name, value } = wrong;
    return [
      {
        message: `Compose puts ${value === '' ? 'nothing' : `\`${value}\``} in for \`$${name}\` in the health check of ${service.name}`,
        why: `one \`$\` is Compose's, which takes ${name} from its own environment and .env; \`$$\` leaves it to the container's shell`,
        cost: `the check runs without the value that ${name} has in the container`,
        fix: `write \`$$${name}\``,
        at: checkPlace(service),
        edits: check.script === null ? [] : editWords(service, (word) => doubled(word, name)),
      },
    ];
  },
};

/** The text itself gives it a value: `for i in …`, `code=…`, `read line`. */
const assigned = (name: string, script: string | null): boolean =>
  script !== null && new RegExp(`(^|[\\s;&|(])(${name}=|for ${name} |read (-\\w+ )*${name}\\b)`).test(script);

const doubled = (word: string, name: string): string =>
  word.replace(new RegExp(`(?<!\\$)\\$(?=${name}(?!\\w)|\\{${name}[}:?+-])`, 'g'), () => '$$$$'.slice(0, 2));
