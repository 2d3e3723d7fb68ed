/** What Terraform will do to one resource. `replace` is a destroy and a create. */
export type Action = 'create' | 'update' | 'replace' | 'destroy' | 'read' | 'move' | 'import' | 'forget';

export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  /** Why Terraform says so (`cannot_update`, `tainted`, `delete_because_no_resource_config`), where it does. */
  readonly reason?: string;
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
  /** File and line in the working folder. */
  readonly at?: string;
}

/** What the lines of `terraform plan -json` or `apply -json` say. */
export interface TerraformEvents {
  readonly changes: readonly ResourceChange[];
  /** Names of outputs whose value will change. */
  readonly outputs: readonly string[];
  /** Resources that are not as the last apply left them. */
  readonly drift: readonly ResourceChange[];
  readonly diagnostics: readonly Diagnostic[];
}

const ACTIONS: Readonly<Record<string, Action>> = {
  create: 'create',
  update: 'update',
  replace: 'replace',
  delete: 'destroy',
  read: 'read',
  move: 'move',
  import: 'import',
  remove: 'forget',
};

/**
 * Reads Terraform's machine-readable output.
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function readEvents(stdout: string): TerraformEvents {
  const events = stdout.split('\n').flatMap(parseLine);
  return {
    changes: events.filter(({ type }) => type === 'planned_change').flatMap(changeOf),
    drift: events.filter(({ type }) => type === 'resource_drift').flatMap(changeOf),
    outputs: events.filter(({ type }) => type === 'outputs').flatMap(changedOutputs),
    diagnostics: events.filter(({ type }) => type === 'diagnostic').flatMap(diagnosticOf),
  };
}

interface Event {
  readonly type?: string;
  readonly change?: { readonly action?: string; readonly reason?: string; readonly resource?: EventResource };
  readonly outputs?: Readonly<Record<string, { readonly action?: string }>>;
  readonly diagnostic?: EventDiagnostic;
}

interface EventResource {
  readonly addr: string;
  readonly resource_type: string;
}

interface EventDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
}

/** Lines that are not JSON (a provider's own print) are no events. */
function parseLine(line: string): readonly Event[] {
  if (!line.startsWith('{')) return [];
  try {
    return [JSON.parse(line) as Event];
  } catch {
    return [];
  }
}

function changeOf({ change }: Event): readonly ResourceChange[] {
  const action = ACTIONS[change?.action ?? ''];
  if (change?.resource === undefined || action === undefined) return [];
  const { addr: address, resource_type: type } = change.resource;
  return [{ address, type, action, ...(change.reason === undefined ? {} : { reason: change.reason }) }];
}

function changedOutputs({ outputs = {} }: Event): readonly string[] {
  return Object.entries(outputs)
    .filter(([, { action }]) => action !== undefined && action !== 'noop')
    .map(([name]) => name);
}

function diagnosticOf({ diagnostic }: Event): readonly Diagnostic[] {
  if (diagnostic === undefined) return [];
  const { severity, summary, detail = '', address, range } = diagnostic;
  const at = range === undefined ? undefined : `${range.filename}:${range.start.line}`;
  return [
    {
      severity,
      summary,
      detail,
      ...(address === undefined ? {} : { address }),
      ...(at === undefined ? {} : { at }),
    },
  ];
}
