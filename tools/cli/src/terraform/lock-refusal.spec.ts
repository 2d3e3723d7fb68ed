import { lockRefusal } from './lock-refusal';

/** As Terraform 1.11 prints it for the S3 backend. */
const DETAIL = `Error message: operation error S3: PutObject, https response error
StatusCode: 412, RequestID: , HostID: , api error PreconditionFailed:
At least one of the pre-conditions you specified did not hold
Lock Info:
  ID:        e3c1a86d-8f0f-4f79-f1cf-3f1f4d4b9d30
  Path:      states/dev/dev-network.tfstate
  Operation: OperationTypeApply
  Who:       ana@builder
  Version:   1.11.4
  Created:   2026-03-01 10:00:00.5 +0000 UTC
  Info:

Terraform acquires a state lock to protect the state from being written
by multiple users at the same time.`;

describe('lockRefusal', () => {
  it('says who holds the lock, since when, and the command that removes it', () => {
    const said = lockRefusal(
      'dev-network',
      [{ summary: 'Error acquiring the state lock', detail: DETAIL }],
      '/w',
    );
    expect(said?.message).toBe(
      'CLI030 [dev-network] its state is locked by ana@builder since 2026-03-01 10:00:00.5 +0000 UTC; wait until that run ends; if it is gone, remove its lock by terraform -chdir=/w force-unlock e3c1a86d-8f0f-4f79-f1cf-3f1f4d4b9d30',
    );
  });

  it('is about nothing else', () => {
    expect(lockRefusal('a', [{ summary: 'Saved plan is stale', detail: DETAIL }], '/w')).toBeUndefined();
    const noLock = { summary: 'Error acquiring the state lock', detail: 'AccessDenied' };
    expect(lockRefusal('a', [noLock], '/w')).toBeUndefined();
  });
});
