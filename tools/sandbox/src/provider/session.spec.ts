import { accountComplaint, configureSession, partitionOf } from './session';

const DEFAULTS = { account: '123456789012', region: 'eu-west-1' };
const role = (account: string): object => ({ role_arn: `arn:aws:iam::${account}:role/deploy` });

describe('a provider configuration', () => {
  it('falls back to the defaults of the sandbox', () => {
    const { ignoresTag, ...session } = configureSession({}, DEFAULTS);
    expect(ignoresTag('any')).toBe(false);
    expect(session).toEqual({
      scope: { account: '123456789012', region: 'eu-west-1', partition: 'aws' },
      defaultTags: {},
    });
  });

  it('gets its account from the last role of the chain', () => {
    const config = { assume_role: [role('111111111111'), role('222222222222')] as never };
    expect(configureSession(config, DEFAULTS).scope.account).toBe('222222222222');
  });

  it('has default tags and a partition', () => {
    const config = { region: 'cn-north-1', default_tags: [{ tags: { Team: 'net' } }] };
    expect(configureSession(config, DEFAULTS)).toMatchObject({
      scope: { region: 'cn-north-1', partition: 'aws-cn' },
      defaultTags: { Team: 'net' },
    });
    expect(['us-gov-west-1', 'eusc-de-east-1', 'us-iso-east-1', 'us-isob-east-1'].map(partitionOf)).toEqual([
      'aws-us-gov',
      'aws-eusc',
      'aws-iso',
      'aws-iso-b',
    ]);
  });

  it('looks away from tags by key and by prefix', () => {
    const { ignoresTag } = configureSession(
      { ignore_tags: [{ keys: ['a'], key_prefixes: ['k8s/'] }] },
      DEFAULTS,
    );
    expect(['a', 'ab', 'k8s/role', 'k8s'].map(ignoresTag)).toEqual([true, false, true, false]);
  });

  it('is refused in an account that it does not allow', () => {
    expect(accountComplaint({ allowed_account_ids: ['111111111111'] }, '222222222222')).toMatch(
      /not allowed: 222222222222/,
    );
    expect(accountComplaint({ forbidden_account_ids: ['222222222222'] }, '222222222222')).toMatch(
      /not allowed/,
    );
    expect(accountComplaint({ allowed_account_ids: ['222222222222'] }, '222222222222')).toBeUndefined();
  });
});
