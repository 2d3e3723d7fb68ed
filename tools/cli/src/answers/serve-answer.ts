import type { AddressInfo } from 'node:net';
import { LandbridgeError } from '@landbridge/terraform-model';
import type { ServeOptions } from '../commands/serve';
import type { Console } from '../console/console';
import { pageServer } from '../serve/page-server';
import { makePageOf } from './diagram-answer';

/** `landbridge serve`: until it is interrupted. Throws CLI001 where it cannot listen. */
export async function answerServe(options: ServeOptions, console: Console): Promise<void> {
  const server = pageServer(() => makePageOf(options, console));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(notListening(options.port, error)));
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  console.print(`http://localhost:${port}/  each load shows the landscape as it is then; Ctrl+C ends it`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  server.close();
  server.closeAllConnections();
}

function notListening(port: number, error: Error): LandbridgeError {
  return new LandbridgeError({
    code: 'CLI001',
    place: `port ${port}`,
    message: `nothing can be served there: ${error.message}`,
    fix: 'name another --port, or 0 for any that is free',
  });
}
