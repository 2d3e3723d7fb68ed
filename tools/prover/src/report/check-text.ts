import type { CheckFinding } from '../check/finding';
import { sarif, type OriginOf } from './sarif';

/** Findings of `check` for a person. */
export function checkText(findings: readonly CheckFinding[]): string {
  if (findings.length === 0) return 'nothing that AWS would refuse or drop was found\n';
  const lines = findings.map(
    ({ severity, component, code, message, fix }) =>
      `${severity.padEnd(7)} ${component} [${code}]\n        ${message}\n        ${fix}`,
  );
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return [...lines, `${errors} errors, ${findings.length - errors} warnings`, ''].join('\n');
}

/** Findings of `check` as SARIF. */
export function checkSarif(findings: readonly CheckFinding[], originOf: OriginOf): unknown {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const results = findings.map(({ code, severity, component, message, fix }) => ({
    ruleId: code,
    level: severity,
    message: `${message}; ${fix}`,
    component,
  }));
  return sarif(
    codes.map((id) => ({ id, text: id.replaceAll('-', ' ') })),
    results,
    originOf,
  );
}
