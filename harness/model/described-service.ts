/** All that a Compose file, a Dockerfile and an image tell of what a service is, and nothing that is concluded from it. */
import type { ResolvedService } from './plan.ts';

export interface DescribedService extends ResolvedService {
  /** As Compose gives it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the first process is started with, as far as the Compose file or the Dockerfile says; null: only the image can tell. */
  readonly command: readonly string[] | null;
  /** TCP ports that the Compose file, the Dockerfile or the image exposes. */
  readonly exposed: readonly number[];
  /** Its Compose file exposes a port to the other services. */
  readonly offers: boolean;
  /** UDP ports that are published or exposed. */
  readonly udp: readonly number[];
  /** It is built here, on this image; null: nothing can be said of that image. Absent: it is not built here. */
  readonly builtOn?: string | null;
}

/** The image that tells what a service is: its own, or the one that it is built on. Null: neither is known. */
export const tellingImage = ({ image, builtOn }: Pick<DescribedService, 'image' | 'builtOn'>): string | null =>
  builtOn === undefined ? image : builtOn;

/** The TCP ports that it publishes, inside the container. */
export const doorsOf = ({ ports }: Pick<DescribedService, 'ports'>): readonly number[] =>
  ports.map((one) => one.container);
