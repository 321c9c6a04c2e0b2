/** `depends_on` with `restart: true`, which no crash sets off. */
import type { Rule } from '../rule.ts';
import { saidOf } from '../said.ts';

export const restartWithDependency: Rule = {
  level: 'note',
  about: 'A dependency with restart: true, which acts on operations of Compose alone.',
  look: (service) =>
    service.dependsOn
      .filter((one) => saidOf(service, 'depends_on', one.service, 'restart') === true)
      .map(({ service: other }) => ({
        message: `${service.name} is restarted with ${other} only by Compose: depends_on … restart: true`,
        why: 'Compose restarts it when Compose itself restarts or replaces the dependency; it watches nothing after that',
        cost: `a crash of ${other}, a restart by its policy or by docker restart does not restart ${service.name}`,
        fix: `let ${service.name} connect to ${other} again by itself`,
        at: ['depends_on', other, 'restart'],
      })),
};
