/** One end of an intent: what `landbridge trace` takes, with what reports need. */
export interface Member {
  /** In the forms of the command line: an address, a CIDR, `internet`, `on-premises:hq`. */
  readonly text: string;
  readonly kind: 'subnet' | 'resource' | 'cidr' | 'site' | 'outside';
  readonly vpc?: string;
  /** Subnets of its interfaces; it is out of order when all of them are. */
  readonly subnets: readonly string[];
}

/** A group with a name or a name that stands for itself, resolved. */
export interface Membership {
  readonly name: string;
  readonly members: readonly Member[];
}
