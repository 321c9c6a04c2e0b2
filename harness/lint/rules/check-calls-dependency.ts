/** A health check that asks another service. */
import type { Rule } from '../rule.ts';
import { noticedAfter } from '../text.ts';

export const checkCallsDependency: Rule = ({ name, health }, { services }) => {
  if (health === null) return null;
  const test = health.test?.join(' ') ?? '';
  const called = services.find((other) => other.name !== name && mentionsHost(test, other.name));
  if (called === undefined) return null;
  return {
    message: `the health check of ${name} asks ${called.name}`,
    why: `an outage of ${called.name} is then called one of ${name}, which is restarted or taken out for nothing`,
    cost: `when ${called.name} is away, ${name} is unhealthy too after ${noticedAfter(health)}`,
    fix: `let the check ask ${name} alone; whether its dependencies answer is a metric, not a health check`,
  };
};

/** As the host of a URL, of `-h host`, or of `host:port`; the name within another word is not it. */
function mentionsHost(text: string, host: string): boolean {
  const name = host.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(//([^/\\s@]*@)?|--?h(ost)?[= ])${name}(?![\\w-])|(^|\\s)${name}:\\d+(?!\\w)`).test(text);
}
