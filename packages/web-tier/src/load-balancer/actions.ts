import type { LbListenerDefaultAction } from '@cdktf/provider-aws/lib/lb-listener';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { checkRange, WebError } from '../errors';
import type { HttpTargetGroup } from '../targets/http-target-group';
import type { LambdaTargetGroup } from '../targets/lambda-target-group';

export type HttpTarget = HttpTargetGroup | LambdaTargetGroup;

/** What becomes of a request. */
export type HttpAction =
  | { readonly forwardTo: HttpTarget }
  | {
      /** 1 to 5 target groups that share the requests. */
      readonly split: readonly { readonly to: HttpTarget; /** 0 to 999. */ readonly weight: number }[];
      /** Seconds that a client stays with one group, 1 to 604800. @default not at all */
      readonly stickiness?: number;
    }
  | {
      readonly redirect: {
        readonly host?: string;
        readonly path?: string;
        readonly query?: string;
        readonly port?: number;
        readonly protocol?: 'HTTP' | 'HTTPS';
        /** 301 for good, 302 for now. @default 'HTTP_301' */
        readonly status?: 'HTTP_301' | 'HTTP_302';
      };
    }
  | {
      readonly respond: {
        /** 2xx, 4xx or 5xx. */
        readonly status: number;
        readonly contentType?:
          'text/plain' | 'text/html' | 'text/css' | 'application/json' | 'application/javascript';
        /** Up to 1,024 characters. @default empty */
        readonly body?: string;
      };
    };

/** Who may go on to the action. HTTPS listeners only. */
export type Authentication =
  | {
      readonly oidc: {
        readonly issuer: string;
        readonly authorizationEndpoint: string;
        readonly tokenEndpoint: string;
        readonly userInfoEndpoint: string;
        readonly clientId: string;
        /** Reference to a secret, never the secret itself. Terraform keeps its value in the state: no other form exists. */
        readonly clientSecret: string;
      };
    }
  | { readonly cognito: { readonly userPoolArn: string; readonly clientId: string; readonly domain: string } }
  | { readonly jwt: { readonly issuer: string; readonly jwksEndpoint: string } };

const MOST_GROUPS = 5;

/**
 * Actions of a listener or rule, in their order.
 *
 * @throws WEB007 weights; WEB009 an OIDC secret in clear text; WEB011 a status that is none
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
 */
export function actionsOf(
  action: HttpAction,
  authentication: Authentication | undefined,
  place: Construct,
): LbListenerDefaultAction[] {
  const last = actionOf(action, place);
  if (authentication === undefined) return [last];
  return [
    { order: 1, ...authenticationOf(authentication, place) },
    { order: 2, ...last },
  ];
}

/** Target groups that an action sends to. */
export function targetsOf(action: HttpAction): readonly HttpTarget[] {
  if ('forwardTo' in action) return [action.forwardTo];
  return 'split' in action ? action.split.map(({ to }) => to) : [];
}

function actionOf(action: HttpAction, place: Construct): LbListenerDefaultAction {
  if ('forwardTo' in action) return { type: 'forward', targetGroupArn: action.forwardTo.targetGroupArn };
  if ('redirect' in action) {
    const { port, status = 'HTTP_301', ...rest } = action.redirect;
    return {
      type: 'redirect',
      redirect: { ...rest, port: port === undefined ? undefined : `${port}`, statusCode: status },
    };
  }
  if ('respond' in action) {
    const { status, contentType = 'text/plain', body } = action.respond;
    checkRange('WEB011', 'status', status, [200, 599], place);
    return {
      type: 'fixed-response',
      fixedResponse: { statusCode: `${status}`, contentType, messageBody: body },
    };
  }
  checkWeights(action.split, place);
  if (action.stickiness !== undefined)
    checkRange('WEB007', 'stickiness in seconds', action.stickiness, [1, 604_800], place);
  return {
    type: 'forward',
    forward: {
      targetGroup: action.split.map(({ to, weight }) => ({ arn: to.targetGroupArn, weight })),
      stickiness:
        action.stickiness === undefined ? undefined : { enabled: true, duration: action.stickiness },
    },
  };
}

function checkWeights(split: readonly { readonly weight: number }[], place: Construct): void {
  for (const { weight } of split) checkRange('WEB007', 'weight', weight, [0, 999], place);
  const some = split.some(({ weight }) => weight > 0);
  if (some && split.length <= MOST_GROUPS) return;
  throw new WebError('WEB007', place, {
    problem: 'requests are split between target groups',
    got: `${split.length} groups, weights ${split.map(({ weight }) => weight).join(', ')}`,
    allowed: `1 to ${MOST_GROUPS} groups (quota "Target Groups per Action"), one weight above 0`,
    fix: 'correct the list',
  });
}

function authenticationOf(authentication: Authentication, place: Construct): LbListenerDefaultAction {
  if ('cognito' in authentication) {
    const { userPoolArn, clientId, domain } = authentication.cognito;
    return {
      type: 'authenticate-cognito',
      authenticateCognito: { userPoolArn, userPoolClientId: clientId, userPoolDomain: domain },
    };
  }
  if ('jwt' in authentication) return { type: 'jwt-validation', jwtValidation: { ...authentication.jwt } };
  if (!Token.isUnresolved(authentication.oidc.clientSecret)) {
    throw new WebError('WEB009', place, {
      problem: 'the OIDC client secret is written in clear text',
      got: 'a literal',
      allowed: 'a reference, e.g. to a data source of Secrets Manager',
      fix: 'keep it in Secrets Manager and pass its reference',
    });
  }
  return { type: 'authenticate-oidc', authenticateOidc: { ...authentication.oidc } };
}
