import { Reference, Unknown, type Value, type ValueMap } from './value';

/**
 * Names of attributes that hold a secret in provider 6.25, whether or not its schema marks them. What is only the name or ARN of
 * a secret is none (`preshared_key_arn`, `secret_id`).
 */
const SECRET =
  /(^|_)(preshared_key|auth_key|customer_gateway_configuration|passwords?|passphrase|secret|secret_key|secret_string|secret_binary|secret_access_key|private_key|key_material_base64|shared_secret|api_key|oauth_token|auth_token|access_token|authorization_token|client_secret|plaintext|cak|host_key_body|basic_auth_credentials|user_data|user_data_base64)(_wo)?$/;

/** Whether an argument or attribute of that name holds a secret, or text of which nobody knows what it holds. */
export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** Values without secrets, for what is kept or handed on; a secure parameter of Systems Manager loses its value. */
export function withoutSecrets(values: ValueMap): ValueMap {
  const isSecure = values['type'] === 'SecureString';
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !isSecret(name) && !(isSecure && name === 'value'))
      .map(([name, value]) => [name, cleaned(value)]),
  );
}

function cleaned(value: Value): Value {
  if (Array.isArray(value)) return (value as readonly Value[]).map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return value instanceof Reference || value instanceof Unknown ? value : withoutSecrets(value as ValueMap);
}
