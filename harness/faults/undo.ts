/** How a fault is undone, as data that can stand in a ledger; interpreting it re-resolves the target and is idempotent. */
import type { NetworkAttachment } from '../engine/engine.ts';
import type { ServiceName } from '../model/stack.ts';

export type Undo =
  | { readonly kind: 'start'; readonly service: ServiceName }
  | { readonly kind: 'unpause'; readonly service: ServiceName }
  | { readonly kind: 'restart'; readonly service: ServiceName }
  | { readonly kind: 'request'; readonly service: ServiceName; readonly method: string; readonly path: string }
  | { readonly kind: 'removeFile'; readonly service: ServiceName; readonly path: string }
  /** Deletes our own nftables table in the service's network namespace. */
  | { readonly kind: 'deleteTable'; readonly service: ServiceName; readonly table: string }
  | {
      readonly kind: 'connect';
      readonly service: ServiceName;
      readonly attachments: readonly { readonly replica: number; readonly attachment: NetworkAttachment }[];
    };
