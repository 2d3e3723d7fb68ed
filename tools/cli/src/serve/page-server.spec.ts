import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pageServer } from './page-server';

describe('the page, served', () => {
  let made = 0;
  let trouble: Error | undefined;
  const server = pageServer(() =>
    trouble ? Promise.reject(trouble) : Promise.resolve(`<p>${(made += 1)}</p>`),
  );
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const ask = (path: string, options: { method?: string; host?: string } = {}) =>
    new Promise<{ status: number | undefined; type: string | undefined; body: string }>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const { method = 'GET', host = `localhost:${port}` } = options;
      const answered = (response: IncomingMessage): void => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        response.on('end', () =>
          resolve({ status: response.statusCode, type: response.headers['content-type'], body }),
        );
      };
      request({ port, path, method, headers: { host } }, answered).on('error', reject).end();
    });

  it('is made anew each time', async () => {
    expect((await ask('/')).body).toBe('<p>1</p>');
    expect(await ask('/?again')).toEqual({ status: 200, type: 'text/html; charset=utf-8', body: '<p>2</p>' });
  });

  it('says why it cannot be made, and is served again after', async () => {
    trouble = new Error('STK003 no');
    expect(await ask('/')).toMatchObject({ status: 500, body: 'STK003 no\n' });
    trouble = undefined;
    expect((await ask('/')).status).toBe(200);
  });

  it('is the only thing, and for this machine', async () => {
    expect((await ask('/etc/passwd')).status).toBe(404);
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example'])
      expect((await ask('/', { host })).status).toBe(421);
  });
});
