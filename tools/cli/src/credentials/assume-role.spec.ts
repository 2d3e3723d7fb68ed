import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { assumeRole } from './assume-role';
import { profilesText } from './profiles';

const ROLE = 'arn:aws:iam::222222222222:role/landbridge-plan';
const XML = `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>
<AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
<Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

describe('assumeRole', () => {
  let server: Server;
  let url: string;
  let answer: { status: number; body: string };
  const asked: URLSearchParams[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      void textOf(request).then((body) => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
        if (pathname === '/oidc') {
          const isAllowed = request.headers.authorization === 'Bearer job';
          response.writeHead(isAllowed ? 200 : 401);
          return response.end(JSON.stringify({ value: `jwt for ${searchParams.get('audience') ?? ''}` }));
        }
        asked.push(new URLSearchParams(body));
        response.writeHead(answer.status);
        return response.end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => (answer = { status: 200, body: XML }));
  afterAll(() => server.close());

  const job = (): Record<string, string> => ({
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/oidc?api-version=2`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job',
    AWS_ENDPOINT_URL_STS: `${url}/sts`,
    GITHUB_RUN_ID: '17',
    GITHUB_ACTOR: 'ana[bot]',
  });

  it('gives what a credential_process prints, for the token of the job', async () => {
    expect(await assumeRole(ROLE, job())).toEqual({
      Version: 1,
      AccessKeyId: 'ASIA1',
      SecretAccessKey: 'secret',
      SessionToken: 'token',
      Expiration: '2030-01-01T00:00:00Z',
    });
    const [request] = asked;
    expect(Object.fromEntries(request ?? [])).toMatchObject({
      Action: 'AssumeRoleWithWebIdentity',
      RoleArn: ROLE,
      RoleSessionName: 'landbridge-17-ana-bot-',
      WebIdentityToken: 'jwt for sts.amazonaws.com',
    });
  });

  it('reads the answer as JSON too, in which a moment is a number', async () => {
    const Credentials = { AccessKeyId: 'A', SecretAccessKey: 's', SessionToken: 't', Expiration: 1893456000 };
    const body = { AssumeRoleWithWebIdentityResponse: { AssumeRoleWithWebIdentityResult: { Credentials } } };
    answer = { status: 200, body: JSON.stringify(body) };
    expect(await assumeRole(ROLE, job())).toMatchObject({ Expiration: '2030-01-01T00:00:00.000Z' });
  });

  it('says what is wrong, and no secret', async () => {
    await expect(assumeRole('landbridge-plan', job())).rejects.toThrow(/^CLI018 .*no ARN/);
    await expect(assumeRole(ROLE, {})).rejects.toThrow(/^CLI018 .*id-token: write/);
    await expect(assumeRole(ROLE, { ...job(), ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x' })).rejects.toThrow(
      /^CLI018 .*status 401/,
    );
    answer = { status: 403, body: '<Error><Message>Not authorized to perform it</Message></Error>' };
    await expect(assumeRole(ROLE, job())).rejects.toThrow(
      /^CLI018 .*AWS refused: Not authorized to perform it/,
    );
    answer = { status: 200, body: '<nothing/>' };
    await expect(assumeRole(ROLE, job())).rejects.toThrow(/^CLI018 .*no credentials/);
  });
});

describe('profilesText', () => {
  const state = {
    bucket: 'b',
    region: 'eu-west-1',
    kmsKey: 'arn:k',
    account: '111111111111',
    profile: 'shared',
  };
  const pipeline = { state, roles: { dev: { dev: { plan: ROLE, deploy: `${ROLE}-deploy` } } } };

  it('makes each profile the role of the purpose, by a command that asks again when it has to', () => {
    expect(profilesText('dev', 'deploy', pipeline, ['/bin/node', '/a b/cli'])).toBe(
      `[profile dev]\nregion = eu-west-1\ncredential_process = /bin/node "/a b/cli" ${ROLE}-deploy\n`,
    );
  });

  it('refuses an environment for which there are no roles', () => {
    expect(() => profilesText('prod', 'plan', pipeline, [])).toThrow(
      /^CLI018 \[pipeline\.json#\/roles\/prod\]/,
    );
  });
});
