/** What is seen in a container from outside: its first process, and the TCP sockets of its network namespace. */

export interface SocketEnd {
  /** Of IPv4 or IPv6; one of IPv4 inside IPv6 as the former. */
  readonly address: string;
  readonly port: number;
}

/** `listens`: it takes connections, and has no other end. `over`: the kernel still remembers it, for a minute. */
export interface TcpSocket {
  readonly state: 'listens' | 'open' | 'over';
  readonly local: SocketEnd;
  readonly remote: SocketEnd;
}

export interface ContainerSockets {
  /** The engine's id of it. */
  readonly container: string;
  /** Its arguments as they are now, the program first. Empty: it has ended. */
  readonly firstProcess: readonly string[];
  /** Those of whoever shares its network namespace too. */
  readonly sockets: readonly TcpSocket[];
}
