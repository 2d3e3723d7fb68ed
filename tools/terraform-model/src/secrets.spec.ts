import { isSecret, withoutSecrets } from './secrets';
import { Reference } from './value';

it.each([
  'tunnel1_preshared_key',
  'bgp_auth_key',
  'customer_gateway_configuration',
  'cak',
  'secret_string_wo',
  'master_password',
  'user_data',
])('%s is a secret', (name) => expect(isSecret(name)).toBe(true));

it.each([
  'preshared_key_arn',
  'preshared_key_storage',
  'secret_arn',
  'secret_id',
  'password_length',
  'key_name',
  'token_endpoint',
])('%s is none', (name) => expect(isSecret(name)).toBe(false));

it('leaves everything else, in blocks and lists too', () => {
  const id = new Reference('aws_vpc.a', 'id');
  const listener = [{ port: 443, oidc: [{ client_secret: 'x', issuer: 'y' }] }];
  expect(withoutSecrets({ vpc_id: id, bgp_auth_key: 'x', listener })).toEqual({
    vpc_id: id,
    listener: [{ port: 443, oidc: [{ issuer: 'y' }] }],
  });
  expect(withoutSecrets({ type: 'SecureString', value: 'x', name: 'n' })).toEqual({
    type: 'SecureString',
    name: 'n',
  });
  expect(withoutSecrets({ type: 'String', value: 'vpc-1' })).toEqual({ type: 'String', value: 'vpc-1' });
});
