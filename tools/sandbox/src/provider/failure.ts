import { LandbridgeError } from '@landbridge/terraform-model';
import { Response, type Diagnostic, type Request } from '../protocol/messages';

/** Where each call's response has its diagnostics, and which value of the request then stands in field 1 unchanged. */
const FORMS: Readonly<Record<string, { readonly diagnostics: number; readonly unchanged?: number }>> = {
  PrepareProviderConfig: { diagnostics: 2, unchanged: 1 },
  Configure: { diagnostics: 1 },
  ValidateResourceTypeConfig: { diagnostics: 1 },
  UpgradeResourceState: { diagnostics: 2 },
  ReadResource: { diagnostics: 2, unchanged: 2 },
  PlanResourceChange: { diagnostics: 4, unchanged: 2 },
  ApplyResourceChange: { diagnostics: 3, unchanged: 2 },
  ImportResourceState: { diagnostics: 2 },
  ReadDataSource: { diagnostics: 2 },
};

/** A failure of the sandbox itself (a full disk, a defect) as a diagnostic that Terraform prints; nothing is changed. */
export function failureResponse(call: string, request: Request, error: unknown): Response {
  const form = FORMS[call];
  if (form === undefined) throw error;
  const response = new Response();
  if (form.unchanged !== undefined) response.bytes(1, request.bytes(form.unchanged));
  return response.diagnostics(form.diagnostics, [diagnosticOf(call, error)]);
}

function diagnosticOf(call: string, error: unknown): Diagnostic {
  if (error instanceof LandbridgeError) return { severity: 'error', summary: error.message };
  const summary = `SBX009 the sandbox failed in ${call}: ${error instanceof Error ? error.message : String(error)}`;
  const detail =
    'This is a defect of Landbridge, not of the configuration. Nothing was changed by this call.';
  const stack = error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return { severity: 'error', summary, detail: `${detail}${stack}` };
}
