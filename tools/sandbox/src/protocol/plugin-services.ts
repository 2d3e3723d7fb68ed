import { type Methods, type UnaryHandler } from './grpc-server';

const SERVING = Uint8Array.of(0x08, 0x01);

/** Services of HashiCorp's go-plugin beside the provider: health, an output stream that stays silent, and shutdown. */
export function pluginServices(): Methods {
  return new Map<string, UnaryHandler | 'stream'>([
    ['/grpc.health.v1.Health/Check', () => SERVING],
    ['/plugin.GRPCStdio/StreamStdio', 'stream'],
    ['/plugin.GRPCController/Shutdown', () => new Uint8Array()],
  ]);
}
