/** What was written for a reader who comes for it when it likes. Waiting for it does not move virtual time. */
export interface Mailbox<T> {
  read(item: T): void;
  end(): void;
  readonly items: AsyncIterable<T>;
}

/** Keeps what was not read yet; `stir` is called whenever a waiting reader wakes. */
export function mailbox<T>(stir: () => void): Mailbox<T> {
  const unread: T[] = [];
  let ended = false;
  let waiting: (() => void) | null = null;
  const wake = (): void => {
    if (waiting === null) return;
    stir();
    waiting();
    waiting = null;
  };
  async function* items(): AsyncGenerator<T> {
    for (;;) {
      const item = unread.shift();
      if (item !== undefined) yield item;
      else if (ended) return;
      else {
        await new Promise<void>((resolve) => {
          waiting = resolve;
        });
      }
    }
  }
  return {
    read(item) {
      unread.push(item);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    items: items(),
  };
}
