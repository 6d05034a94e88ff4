/** One thing to say about a request: how bad, of what kind, where, and what to do. */
export interface OutcomeIssue {
  code:
    | "invalid"
    | "not-found"
    | "forbidden"
    | "login"
    | "conflict"
    | "business-rule"
    | "exception"
    | "throttled"
    | "not-supported"
    | "informational";
  diagnostics: string;
  /** An error unless it says otherwise. */
  severity?: "warning";
  /** FHIRPath. */
  expression?: string;
}

/** A refusal, or what is to be looked at, as FHIR R4 has it. */
export function operationOutcome(issues: readonly OutcomeIssue[]) {
  return {
    resourceType: "OperationOutcome",
    issue: issues.map(({ code, diagnostics, expression, severity }) => ({
      severity: severity ?? (code === "informational" ? "information" : "error"),
      code,
      diagnostics,
      ...(expression && { expression: [expression] }),
    })),
  };
}
