import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStateServer, type StateServer } from './state-server';

describe('startStateServer', () => {
  let dir: string;
  let server: StateServer;
  let url: string;
  const ask = (method: string, body?: string, query = ''): Promise<Response> =>
    fetch(url + query, { method, ...(body === undefined ? {} : { body }) });

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'states-'));
    server = await startStateServer(dir);
    url = server.url('dev-network');
  });
  afterEach(async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('gives back what was written, from a file of the state', async () => {
    expect((await ask('GET')).status).toBe(200);
    expect(await (await ask('GET')).text()).toBe('');
    expect((await ask('POST', '{"serial":1}')).status).toBe(200);
    expect(await (await ask('GET')).text()).toBe('{"serial":1}');
    expect(readFileSync(join(dir, 'dev-network.tfstate'), 'utf8')).toBe('{"serial":1}');
  });

  it('lets one hold the lock, tells the other who does, and outlives the server', async () => {
    const holder = '{"ID":"one","Who":"me"}';
    expect((await ask('LOCK', holder)).status).toBe(200);
    const refused = await ask('LOCK', '{"ID":"two"}');
    expect(refused.status).toBe(423);
    expect(await refused.text()).toBe(holder);
    await server.stop();
    server = await startStateServer(dir);
    url = server.url('dev-network');
    expect((await ask('LOCK', '{"ID":"two"}')).status).toBe(423);
    expect((await ask('UNLOCK', '{"ID":"two"}')).status).toBe(409);
    expect((await ask('UNLOCK', holder)).status).toBe(200);
    expect((await ask('LOCK', '{"ID":"two"}')).status).toBe(200);
  });

  it('takes states only from the holder of the lock', async () => {
    await ask('LOCK', '{"ID":"one"}');
    expect((await ask('POST', 'theirs', '?ID=two')).status).toBe(423);
    expect((await ask('POST', 'mine', '?ID=one')).status).toBe(200);
    expect(await (await ask('GET')).text()).toBe('mine');
  });

  it('never leaves its folder', async () => {
    const outside = server.url('../outside');
    await fetch(outside, { method: 'POST', body: 'x' });
    expect(existsSync(join(dir, '..', 'outside.tfstate'))).toBe(false);
    expect(existsSync(join(dir, 'outside.tfstate'))).toBe(true);
  });
});
