/** The options by which runs are reported to Prometheus and Grafana: what they mean, and how they are read and written. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { addressText, defaultAddress, type ListenAddress, parseListenAddress } from '../metrics/listen-address.ts';
import type { OutletWishes } from '../metrics/outlets.ts';

export const addOutletOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--metrics [address]', 'serve metrics for Prometheus while it runs')
        .preset(defaultAddress)
        .argParser(readAddress),
    )
    .option('--push-gateway <url>', 'keep the metrics of each run in a Pushgateway', readUrl)
    .option('--grafana <url>', 'mark the faults of each run in Grafana, or on the dashboard of that address', readUrl)
    .addHelpText('after', explanation);

const explanation = `
Metrics are named resilience_*. With --metrics :9464 a Prometheus in a container can scrape them too, at every address
of this machine; they are served until the last run has ended. A Pushgateway has one group for each scenario,
{job="resilience",scenario="<name>"}, which every run replaces, whatever its verdict; it never deletes one by itself:
  curl -X DELETE <url>/metrics/job/resilience/scenario/<name>
Let Prometheus scrape it with honor_labels: true. For Grafana, RESILIENCE_GRAFANA_TOKEN is a service account's token with
the permission annotations:write; the annotations have the tag 'resilience'. What cannot be reached is reported before anything
starts; what was not accepted after a run is reported with its result, and the exit code is 4.`;

function readAddress(text: string): ListenAddress {
  const address = parseListenAddress(text);
  if (address !== undefined) return address;
  throw new InvalidArgumentError('An address is host:port, :port or port; scenarios go before --metrics.');
}

export function readUrl(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new InvalidArgumentError('It begins with http:// or https://.');
}

/** The same wishes as words of a command line. */
export const outletWords = ({ metrics, pushGateway, grafana }: OutletWishes): readonly string[] => [
  ...(metrics === undefined ? [] : [`--metrics=${addressText(metrics)}`]),
  ...(pushGateway === undefined ? [] : [`--push-gateway=${pushGateway}`]),
  ...(grafana === undefined ? [] : [`--grafana=${grafana}`]),
];
