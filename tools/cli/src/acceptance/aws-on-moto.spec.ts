import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { AwsAccount, STATE_BUCKET } from './aws-account';
import { SmallProject } from './small-project';

/** The double of the other tests was written here; moto's S3 was not. */
const hasMoto = spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0;
const HUB_STATE = 'shared/shared-network.tfstate';

// A user needs Node and Terraform only; where moto is not, the same is tested on the double, and the title says so.
// eslint-disable-next-line no-restricted-properties -- shown as skipped, with what to install
const onMoto = hasMoto ? describe : describe.skip;

onMoto(hasMoto ? 'S3 by moto' : 'S3 by moto, which is not installed here: pip install "moto[server]"', () => {
  const project = new SmallProject();
  const { workspace } = project;
  let moto: ChildProcess;
  let url: string;
  let aws: AwsAccount;
  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    // Callers are in the account that owns the bucket.
    const env = { ...process.env, MOTO_ACCOUNT_ID: '111111111111' };
    moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { env, stdio: 'ignore' });
    while (!(await answers(url))) await new Promise((resolve) => setTimeout(resolve, 100));
    await s3('PUT', '', 'eu-west-1');
    await s3(
      'PUT',
      '?versioning',
      '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
    );
    aws = new AwsAccount(workspace, url);
  });
  afterAll(() => {
    moto.kill();
    workspace.remove();
  });
  const s3 = async (method: string, path: string, body?: string): Promise<string> => {
    const content =
      path === '' && method === 'PUT'
        ? '<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>'
        : body;
    const headers = {
      authorization: 'AWS4-HMAC-SHA256 Credential=SHARED/20260101/eu-west-1/s3/aws4_request',
    };
    const answer = await fetch(`${url}/${STATE_BUCKET}${path}`, {
      method,
      headers,
      ...(content && { body: content }),
    });
    return answer.text();
  };
  const succeed = async (...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await aws.run(...args);
    expect({ args, status, stderr: status === 0 ? '' : stderr }).toEqual({ args, status: 0, stderr: '' });
    return stdout;
  };

  it('keeps the versions of a state, and leaves no lock', async () => {
    for (const hubName of ['first', 'second']) {
      project.write({ hubName });
      await succeed('plan', 'shared');
      await succeed('approve', 'shared', '--by', 'ana');
      await succeed('deploy', 'shared');
    }
    expect(await s3('GET', `/${HUB_STATE}`)).toContain('"Name": "second"');
    const versions = await s3('GET', '?versions');
    expect(versions.split(`<Key>${HUB_STATE}</Key>`).length - 1).toBeGreaterThanOrEqual(2);
    expect(await s3('GET', '?list-type=2')).not.toContain('.tflock');
  });

  it('refuses what another run holds', async () => {
    const lock = {
      ID: 'e3c1a86d-8f0f-4f79-f1cf-3f1f4d4b9d30',
      Who: 'ana@builder',
      Created: '2026-03-01T10:00:00Z',
    };
    await s3('PUT', `/${HUB_STATE}.tflock`, JSON.stringify(lock));
    const { status, stderr } = await aws.run('plan', 'shared', '--lock-timeout', '1');
    expect(status).toBe(1);
    expect(stderr).toMatch(/CLI030 \[shared-network\] its state is locked by ana@builder since 2026-03-01/);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}
