import { environmentOf, firstRegionsOf, regionsOf, type LandscapeData } from '../environments';
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

/** An account, and the environments that are deployed into it. */
export interface AccountRoles {
  /** First place of the environment whose account it is. */
  readonly place: Place;
  readonly regions: readonly string[];
  /** Environments that link to it, which change a little here too. */
  readonly linked: readonly string[];
}

/** Every account of the landscape; the hub's, which all link to, first. An environment has one, whatever its Regions. */
export function accountRoles(data: LandscapeData): readonly AccountRoles[] {
  const { hub, environments } = data;
  const first = firstRegionsOf(data);
  const regionsIn = (name: string): readonly string[] => [
    ...new Set(environments.filter((place) => environmentOf(place) === name).map(({ region }) => region)),
  ];
  return [
    { place: hub, regions: regionsOf(data), linked: first.map(({ name }) => name) },
    ...first.map((place) => ({ place, regions: regionsIn(place.name), linked: [] })),
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
  const accounts = accountRoles(data);
  const rolesFor = (environment: string): Readonly<Record<string, ProfileRoles>> =>
    Object.fromEntries(
      accounts
        .filter(({ place, linked }) => place.name === environment || linked.includes(environment))
        .map(({ place: { name, account } }) => [
          name,
          { plan: roleArn(account, PLAN_ROLE), deploy: roleArn(account, deployRole(environment)) },
        ]),
    );
  return Object.fromEntries(accounts.map(({ place: { name } }) => [name, rolesFor(name)]));
}
