import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { strToU8, zipSync } from 'fflate';
import { downloadedTerraform, type Download } from './download';
import { PINNED, platformName } from './release';

const PROGRAM = '#!/bin/sh\necho \'{"terraform_version":"1.11.4"}\'\n';
const ARCHIVE = Buffer.from(zipSync({ 'LICENSE.txt': strToU8('BUSL'), terraform: strToU8(PROGRAM) }));
const sumOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const PLATFORM = 'linux_amd64';

describe('downloadedTerraform', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-download-'));
  let server: Server;
  let answer: RequestListener;
  let asked: string[];
  let cache: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    asked = [];
    cache = mkdtempSync(join(folder, 'cache-'));
    answer = (_, response) => response.end(ARCHIVE);
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  const mirror = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/terraform/`;
  const options = (changes: Partial<Download> = {}): Download => ({
    release: { version: '1.11.4', sums: { [PLATFORM]: sumOf(ARCHIVE) } },
    platform: PLATFORM,
    mirror: mirror(),
    cache,
    say: () => undefined,
    ...changes,
  });
  const refusal = async (changes: Partial<Download> = {}): Promise<string> =>
    downloadedTerraform(options(changes)).then(String, (error: Error) => error.message);
  const left = (): readonly string[] => readdirSync(cache);

  it('puts the checked program into the cache, once', async () => {
    const said: string[] = [];
    const binary = await downloadedTerraform(options({ say: (line) => said.push(line) }));
    expect(readFileSync(binary, 'utf8')).toBe(PROGRAM);
    expect(await downloadedTerraform(options())).toBe(binary);
    expect(asked).toEqual(['/terraform/1.11.4/terraform_1.11.4_linux_amd64.zip']);
    expect(said).toHaveLength(1);
    expect(left()).toEqual(['terraform_1.11.4_linux_amd64']);
  });

  it('throws away what has another sum', async () => {
    answer = (_, response) => response.end(Buffer.concat([ARCHIVE, Buffer.from('x')]));
    expect(await refusal()).toMatch(
      /^CLI035 \[http:.*zip\] cannot be taken: its SHA-256 is [0-9a-f]{64}, pinned is/,
    );
    expect(left()).toEqual([]);
  });

  it('throws away half of it, whether the server says so or not', async () => {
    const half = ARCHIVE.subarray(0, ARCHIVE.length / 2);
    answer = (_, response) => response.end(half);
    expect(await refusal()).toMatch(new RegExp(`its SHA-256 is .* \\(${half.length} bytes came\\)`));
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': ARCHIVE.length }).write(half, () => response.destroy());
    };
    expect(await refusal()).toMatch(/^CLI035 .*cannot be taken: .+/);
    expect(left()).toEqual([]);
  });

  it('does not wait for ever', async () => {
    answer = (_, response) => void response.writeHead(200).write(ARCHIVE.subarray(0, 10));
    expect(await refusal({ stallMs: 200 })).toContain('nothing came for 0.2 s after 10 bytes');
  });

  it('says what the network says', async () => {
    answer = (_, response) => response.writeHead(404).end();
    expect(await refusal()).toContain('cannot be taken: answered 404');
    expect(await refusal({ mirror: 'http://127.0.0.1:1' })).toMatch(/CLI035 .*cannot be taken: /);
    expect(await refusal({ mirror: 'http://nowhere.invalid' })).toMatch(/cannot be taken: getaddrinfo/);
  });

  it('refuses an archive that has no program', async () => {
    const empty = Buffer.from(zipSync({ 'LICENSE.txt': strToU8('BUSL') }));
    answer = (_, response) => response.end(empty);
    const release = { version: '1.11.4', sums: { [PLATFORM]: sumOf(empty) } };
    expect(await refusal({ release })).toContain('the archive has no terraform in it');
  });

  it('refuses a platform without a pinned sum, and downloads nothing', async () => {
    expect(await refusal({ platform: 'win32_amd64' })).toMatch(
      /^CLI007 .*\(win32_amd64\) none is downloaded/,
    );
    expect(await refusal({ platform: undefined })).toMatch(/^CLI007 .*\(unknown\)/);
    expect(asked).toEqual([]);
  });

  it('refuses a cache that cannot be made', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await refusal({ cache: join(file, 'cache') })).toMatch(
      /^CLI035 .*cannot be written to \(ENOTDIR\)/,
    );
  });

  it('is done once by two processes, and again by the one after a process that was killed', async () => {
    const bundle = join(folder, 'download.cjs');
    const entry = `import { downloadedTerraform } from './download';
      void downloadedTerraform({ ...JSON.parse(process.argv[2] ?? ''), say: () => undefined }).then((path) => process.stdout.write(path));`;
    buildSync({
      stdin: { contents: entry, resolveDir: __dirname, loader: 'ts' },
      outfile: bundle,
      bundle: true,
      platform: 'node',
      conditions: ['@landbridge/source'],
      logLevel: 'error',
    });
    const parts = (): readonly string[] => left().filter((name) => name.endsWith('.part'));
    const start = () =>
      spawn(process.execPath, [bundle, JSON.stringify(options())], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = (child: ReturnType<typeof start>): Promise<string> =>
      new Promise((resolve) => {
        let said = '';
        child.stdout.on('data', (text) => (said += String(text)));
        child.once('close', () => resolve(said));
      });

    answer = (_, response) => void setTimeout(() => response.end(ARCHIVE), 300);
    const binary = join(cache, 'terraform_1.11.4_linux_amd64');
    expect(await Promise.all([start(), start()].map(ended))).toEqual([binary, binary]);
    expect(asked).toHaveLength(1);

    rmSync(binary);
    answer = (_, response) => void response.writeHead(200).write(ARCHIVE.subarray(0, 10));
    const killed = start();
    while (parts().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    killed.kill('SIGKILL');
    await ended(killed);
    const [part = ''] = parts();
    const longAgo = Date.now() / 1000 - 600;
    utimesSync(join(cache, part), longAgo, longAgo);

    answer = (_, response) => response.end(ARCHIVE);
    expect(await ended(start())).toBe(binary);
    expect(left()).toEqual(['terraform_1.11.4_linux_amd64']);
  }, 60_000);
});

describe('the pinned release', () => {
  it('has a whole sum for every platform that it names', () => {
    expect(Object.keys(PINNED.sums).sort()).toEqual([
      'darwin_amd64',
      'darwin_arm64',
      'linux_amd64',
      'linux_arm',
      'linux_arm64',
    ]);
    const sums = Object.values(PINNED.sums);
    for (const sum of sums) expect(sum).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(sums).size).toBe(sums.length);
    expect(platformName('linux', 'x64')).toBe('linux_amd64');
    expect(platformName('sunos', 'mips')).toBeUndefined();
  });
});
