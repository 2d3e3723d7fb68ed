import type { LandscapeData } from '../environments';
import type { Place } from '../environments/environment';

/** Names below are fixed: whoever may assume a role is decided by them, and so is what a role may do. */
export const PLAN_ROLE = 'landbridge-plan';
export const BOUNDARY = 'landbridge-deploy-boundary';
export const STATE_KEY_ALIAS = 'alias/landbridge-state';

export function deployRole(environment: string): string {
  return `landbridge-deploy-${environment}`;
}

export function roleArn(account: string, role: string): string {
  return `arn:aws:iam::${account}:role/${role}`;
}

/** An account, and the environments that are deployed into it; the account's own one first. */
export interface AccountRoles {
  readonly place: Place;
  /** Environment whose stacks lie in this account. */
  readonly own: string;
  /** Environments that link to it, which change a little here too. */
  readonly linked: readonly string[];
}

/** Every account of the landscape with what is deployed into it; the hub, which all link to, first. */
export function accountRoles({ hub, environments }: LandscapeData): readonly AccountRoles[] {
  return [
    { place: hub, own: hub.name, linked: environments.map(({ name }) => name) },
    ...environments.map((place) => ({ place, own: place.name, linked: [] })),
  ];
}

export interface ProfileRoles {
  readonly plan: string;
  readonly deploy: string;
}

/** What each profile means while an environment is planned or deployed, by environment, then by profile. */
export function rolesByProfile(
  data: LandscapeData,
): Readonly<Record<string, Readonly<Record<string, ProfileRoles>>>> {
  const rolesFor = (environment: string): Readonly<Record<string, ProfileRoles>> =>
    Object.fromEntries(
      accountRoles(data)
        .filter(({ own, linked }) => own === environment || linked.includes(environment))
        .map(({ place }) => [
          place.name,
          {
            plan: roleArn(place.account, PLAN_ROLE),
            deploy: roleArn(place.account, deployRole(environment)),
          },
        ]),
    );
  const names = [data.hub, ...data.environments].map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, rolesFor(name)]));
}
