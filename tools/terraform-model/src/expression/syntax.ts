/** Syntax tree of a Terraform expression. Templates (`"a-${b}"`) are expressions too. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly Expression[] }
  | TraversalRoot
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly index: Expression }
  | Splat
  | { readonly kind: 'item' }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Expression[];
      readonly spread: boolean;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | ForExpression;

/** `aws_vpc.main.id`: a name and the attributes that follow it immediately. */
export interface TraversalRoot {
  readonly kind: 'reference';
  readonly root: string;
  readonly names: readonly string[];
}

/** `list[*].id` or `list.*.id`: `each` is evaluated for every element, which it calls `item`. */
export interface Splat {
  readonly kind: 'splat';
  readonly of: Expression;
  readonly each: Expression;
}

/** `[for v in c : e if x]` and `{for k, v in c : a => b...}`. */
export interface ForExpression {
  readonly kind: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  /** Present for the object form. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
  readonly grouping: boolean;
}
