/** One connect from inside a container, with whatever its image has: a quiet caller's cut edge is proven by it. */

/** Each tool waits a second at most; the first that the image has is used. An image with none is left alone. */
export const testConnectCommand = (address: string): readonly string[] => {
  const host = address.includes(':') ? `[${address}]` : address;
  const tools = {
    curl: `curl -s -m 1 http://${host}/`,
    wget: `wget -q -T 1 -O /dev/null http://${host}/`,
    nc: `nc -w 1 ${address} 80`,
    node: `node -e "require('net').connect({ host: '${address}', port: 80, timeout: 900 }).on('error', () => {}).on('timeout', function () { this.destroy(); })"`,
    python3: `python3 -c "import socket; socket.create_connection(('${address}', 80), 1)"`,
    ping: `ping -c 1 -W 1 ${address}`,
  };
  const lines = Object.entries(tools).map(([tool, line]) => `command -v ${tool} >/dev/null && { ${line}; exit; }`);
  return ['/bin/sh', '-c', `exec </dev/null >/dev/null 2>&1\n${lines.join('\n')}`];
};
