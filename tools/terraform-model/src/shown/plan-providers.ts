import { isJsonList, isJsonMap, mapsIn, member, type Json, type JsonMap } from '../json';
import { referencesOf } from './plan-context';

/** Region and account that a plan's provider block is configured with, as far as constants and variables say it. */
export function providerSettings(
  plan: JsonMap,
  key: Json | undefined,
): { region?: string; account?: string } {
  const configuration = member(plan, 'configuration');
  const providers = isJsonMap(configuration) ? member(configuration, 'provider_config') : undefined;
  const block = isJsonMap(providers) && typeof key === 'string' ? member(providers, key) : undefined;
  const expressions = isJsonMap(block) ? member(block, 'expressions') : undefined;
  if (!isJsonMap(expressions)) return {};
  const region = constant(plan, member(expressions, 'region'));
  const accounts = constant(plan, member(expressions, 'allowed_account_ids'));
  const [role] = mapsIn(member(expressions, 'assume_role'));
  const arn = role === undefined ? undefined : constant(plan, member(role, 'role_arn'));
  const assumed = typeof arn === 'string' ? /^arn:[^:]*:iam::(\d{12}):/.exec(arn)?.[1] : undefined;
  const account =
    isJsonList(accounts) && accounts.length === 1 && typeof accounts[0] === 'string' ? accounts[0] : assumed;
  return { ...(typeof region === 'string' && { region }), ...(account !== undefined && { account }) };
}

/** A constant, or the value of the one root variable that an expression is. */
function constant(plan: JsonMap, expression: Json | undefined): Json | undefined {
  if (isJsonMap(expression) && Object.hasOwn(expression, 'constant_value'))
    return expression['constant_value'];
  const [reference, ...more] = referencesOf(expression);
  const name = /^var\.([^.[]+)$/.exec(reference ?? '')?.[1];
  const variables = member(plan, 'variables');
  if (name === undefined || more.length > 0 || !isJsonMap(variables)) return undefined;
  const variable = member(variables, name);
  return isJsonMap(variable) ? member(variable, 'value') : undefined;
}
