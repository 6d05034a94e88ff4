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
  /** FHIRPath. */
  expression?: string;
}

/** A refusal as FHIR R4 has it. */
export function operationOutcome(issues: readonly OutcomeIssue[]) {
  return {
    resourceType: "OperationOutcome",
    issue: issues.map(({ code, diagnostics, expression }) => ({
      severity: code === "informational" ? "information" : "error",
      code,
      diagnostics,
      ...(expression && { expression: [expression] }),
    })),
  };
}
