/** One machine-checkable rule for the values of an attribute. */
export type Rule =
  | {
      readonly kind: 'one-of';
      readonly values: readonly string[];
      readonly ignoreCase?: boolean;
      readonly open?: boolean;
    }
  | { readonly kind: 'range'; readonly min?: number; readonly max?: number; readonly orEmpty?: boolean }
  | { readonly kind: 'length'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly not?: boolean; readonly says: string }
  | {
      readonly kind: 'cidr';
      readonly family?: 4 | 6;
      readonly network?: boolean;
      readonly min?: number;
      readonly max?: number;
    }
  | { readonly kind: 'ip'; readonly family?: 4 | 6 }
  | { readonly kind: 'arn' }
  | { readonly kind: 'json' }
  | { readonly kind: 'policy' }
  | { readonly kind: 'account' }
  | { readonly kind: 'region' }
  | { readonly kind: 'time' };
