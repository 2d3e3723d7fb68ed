import { LandbridgeError } from '@landbridge/terraform-model';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a `credential_process` prints. */
export interface ProcessCredentials {
  readonly Version: 1;
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration: string;
}

const AUDIENCE = 'sts.amazonaws.com';
const ROLE = /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const LIFETIME_S = 3600;

/**
 * Credentials of a role for the job of GitHub Actions that this runs in, which says by its OIDC token what it is.
 *
 * @throws CLI018 outside of a job that may ask for a token (`id-token: write`), or where AWS refuses
 * @see https://docs.github.com/en/actions/reference/security/oidc
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export async function assumeRole(role: string, env: Environment): Promise<ProcessCredentials> {
  if (!ROLE.test(role)) throw refused(role, 'that is no ARN of a role', 'give the ARN of an IAM role');
  const token = await jobToken(env);
  const region = env['AWS_REGION'] ?? 'eu-west-1';
  const url = env['AWS_ENDPOINT_URL_STS'] ?? env['AWS_ENDPOINT_URL'] ?? `https://sts.${region}.amazonaws.com`;
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: sessionName(env),
    DurationSeconds: String(LIFETIME_S),
    WebIdentityToken: token,
  });
  const response = await fetch(url, { method: 'POST', body, headers: { accept: 'application/json' } });
  const text = await response.text();
  if (!response.ok)
    throw refused(
      role,
      `AWS refused: ${reasonOf(text, response.status)}`,
      'look at the trust policy of the role',
    );
  return credentialsOf(text, role);
}

async function jobToken(env: Environment): Promise<string> {
  const [url, secret] = [env['ACTIONS_ID_TOKEN_REQUEST_URL'], env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']];
  if (!url || !secret) {
    throw refused(
      'ACTIONS_ID_TOKEN_REQUEST_URL',
      'this is no job of GitHub Actions that may ask for a token',
      'give the job the permission id-token: write',
    );
  }
  const asked = new URL(url);
  asked.searchParams.set('audience', AUDIENCE);
  const response = await fetch(asked, { headers: { authorization: `Bearer ${secret}` } });
  const { value } = (response.ok ? await response.json() : {}) as { readonly value?: string };
  if (value === undefined)
    throw refused('OIDC', `GitHub gave no token (status ${response.status})`, 'run the job again');
  return value;
}

/** Shown in CloudTrail: which run it was. */
function sessionName(env: Environment): string {
  const name = `landbridge-${env['GITHUB_RUN_ID'] ?? 'run'}-${env['GITHUB_ACTOR'] ?? 'nobody'}`;
  return name.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
}

function credentialsOf(text: string, role: string): ProcessCredentials {
  const answer = text.trimStart().startsWith('{') ? fieldsOfJson(text) : fieldsOfXml(text);
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer;
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
    throw refused(role, 'the answer of AWS has no credentials in it', 'run the job again');
  return { Version: 1, AccessKeyId, SecretAccessKey, SessionToken, Expiration };
}

type Fields = Readonly<Record<string, string | undefined>>;

function fieldsOfXml(text: string): Fields {
  const names = ['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'];
  return Object.fromEntries(
    names.map((name) => [name, new RegExp(`<${name}>([^<]+)</${name}>`).exec(text)?.[1]]),
  );
}

function fieldsOfJson(text: string): Fields {
  const { AssumeRoleWithWebIdentityResponse: answer } = JSON.parse(text) as {
    readonly AssumeRoleWithWebIdentityResponse?: {
      readonly AssumeRoleWithWebIdentityResult?: { readonly Credentials?: Record<string, string | number> };
    };
  };
  const { Expiration, ...rest } = answer?.AssumeRoleWithWebIdentityResult?.Credentials ?? {};
  // As JSON the moment is a number of seconds.
  const moment = typeof Expiration === 'number' ? new Date(Expiration * 1000).toISOString() : Expiration;
  return { ...(rest as Fields), Expiration: moment };
}

function reasonOf(text: string, status: number): string {
  return /"?Message"?[>:]\s*"?([^<"]+)/.exec(text)?.[1] ?? `status ${status}`;
}

function refused(place: string, message: string, fix: string): LandbridgeError {
  return new LandbridgeError({ code: 'CLI018', place, message, fix });
}
