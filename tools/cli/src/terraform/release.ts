/** One release of Terraform, with the SHA-256 of its archive for each platform that it is downloaded for. */
export interface Release {
  readonly version: string;
  readonly sums: Readonly<Record<string, string>>;
}

/**
 * What is downloaded where no Terraform is installed. The sums are those of HashiCorp's own Homebrew formula of this
 * version, where further packagers agree on every one of them (ADR 31).
 *
 * @see https://releases.hashicorp.com/terraform/1.11.4/
 */
export const PINNED: Release = {
  version: '1.11.4',
  sums: {
    darwin_amd64: 'a56d5002b9f7647291faccc3dd1a70350e60fb61e4c45037629508b8fdc2575b',
    darwin_arm64: '867e0808fa971217043e25b7a792b10720c79b1546f8a68479b74f138be73e18',
    linux_amd64: '1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc',
    linux_arm: '3cf072a049ab0178e9cbec47a14712ba7f38cc8ef061f3a7c0ff57b83d320edd',
    linux_arm64: 'a43d1d0da9b9bab214a8305a39db0e40869572594ccf50c416a7756499143633',
  },
};

export const RELEASES = 'https://releases.hashicorp.com/terraform';

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  arm64: 'arm64',
  arm: 'arm',
};

/** HashiCorp's name of a platform, e.g. `linux_amd64`; undefined where it has none. */
export function platformName(platform: string, architecture: string): string | undefined {
  const named = ARCHITECTURES[architecture];
  return named === undefined ? undefined : `${platform}_${named}`;
}

/** Address of an archive, in HashiCorp's layout, which mirrors repeat. */
export function archiveUrl(mirror: string, { version }: Release, platform: string): string {
  return `${mirror.replace(/\/+$/, '')}/${version}/terraform_${version}_${platform}.zip`;
}
