/**
 * A value of Terraform as far as it is known before apply.
 *
 * A {@link Reference} is a symbolic id: two references to the same attribute of the same resource are the same
 * value, whatever AWS will call it. An {@link Unknown} is neither equal nor unequal to anything.
 */
export type Value = string | number | boolean | null | Reference | Unknown | readonly Value[] | ValueMap;

export interface ValueMap {
  readonly [name: string]: Value;
}

/** An attribute of another resource, e.g. `aws_vpc.main` `id`. */
export class Reference {
  constructor(
    /** Address of the resource as in {@link Resource.address}. */
    readonly resource: string,
    /** Path of the attribute, e.g. `id` or `subnet_mapping.0.private_ipv4_address`. */
    readonly attribute: string,
  ) {}

  toString(): string {
    return `${this.resource}.${this.attribute}`;
  }
}

/** A value that nothing in the input determines. */
export class Unknown {
  constructor(
    /** Why it is not known, in words, e.g. `known after apply` or `variable region has no default`. */
    readonly because: string,
    /** Of a text that is put together from these: each may be known or a reference, though the whole is not. */
    readonly parts: readonly Value[] = [],
    /** All the values that it can have, where they are known. */
    readonly choices?: readonly Value[],
  ) {}

  toString(): string {
    return `unknown (${this.because})`;
  }
}
