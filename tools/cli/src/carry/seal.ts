import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { LandbridgeError } from '@landbridge/terraform-model';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts and authenticates: salt, nonce, tag, content. */
export function seal(content: Buffer, secret: string): Buffer {
  const [salt, nonce] = [randomBytes(SALT_BYTES), randomBytes(NONCE_BYTES)];
  const cipher = createCipheriv(CIPHER, scryptSync(secret, salt, KEY_BYTES), nonce);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed]);
}

/**
 * What was sealed by the same secret.
 *
 * @throws CLI019 where the secret is another one or a byte was changed
 */
export function open(sealed: Buffer, secret: string): Buffer {
  const salt = sealed.subarray(0, SALT_BYTES);
  const nonce = sealed.subarray(SALT_BYTES, SALT_BYTES + NONCE_BYTES);
  const tag = sealed.subarray(SALT_BYTES + NONCE_BYTES, SALT_BYTES + NONCE_BYTES + TAG_BYTES);
  const content = sealed.subarray(SALT_BYTES + NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, scryptSync(secret, salt, KEY_BYTES), nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  } catch (cause) {
    throw new LandbridgeError(
      {
        code: 'CLI019',
        place: 'unpack',
        message: 'the plans were changed, or packed with another key',
        fix: 'plan again in this run of the workflow',
      },
      { cause },
    );
  }
}
