import { policy, type Policy } from './policy';

export const GITHUB = 'token.actions.githubusercontent.com';
export const AUDIENCE = 'sts.amazonaws.com';

/**
 * Lets jobs of one repository assume a role by GitHub's token, and no others: the subject is compared as a whole.
 *
 * @param subjects what a job is, e.g. `pull_request`, `ref:refs/heads/main`, `environment:prod`
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export function trust(account: string, repository: string, subjects: readonly string[]): Policy {
  return policy({
    Sid: 'GitHub',
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${GITHUB}` },
    Action: ['sts:AssumeRoleWithWebIdentity'],
    Condition: {
      StringEquals: {
        [`${GITHUB}:aud`]: AUDIENCE,
        [`${GITHUB}:sub`]: subjects.map((subject) => `repo:${repository}:${subject}`),
      },
    },
  });
}
