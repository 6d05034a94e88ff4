import type { Permission } from "./permission.ts";

/** One thing that is wrong, and where: a field, or a row and column of a file. */
export interface Problem {
  /** A JSON pointer's last part or a form field's name: `numerator`, `figures/2/measure`. */
  field: string;
  /** A sentence that says how to put it right. */
  because: string;
  /** 1-based row of an uploaded file, its heading being row 1. */
  row?: number;
  /** The file's column by its heading. */
  column?: string;
}

/**
 * Why a well-formed request was declined: an expected answer, so a value and never an exception.
 * Each arm carries what a person needs to put it right, and nothing about our internals.
 */
export type Refusal =
  | { kind: "not-signed-in" }
  | { kind: "not-found"; what: Thing; known?: readonly string[] }
  | { kind: "not-allowed"; need: Permission }
  | { kind: "unsigned" }
  | { kind: "invalid"; problems: readonly Problem[] }
  | { kind: "taken"; field: string; because: string }
  | { kind: "overtaken"; by: string; at: number }
  | { kind: "stale"; current: string }
  | { kind: "needs-reason"; because: string }
  | { kind: "needs-comment"; problems: readonly Problem[] }
  | { kind: "closed"; because: string }
  | { kind: "cannot-be-made"; because: string }
  | { kind: "last-leader" }
  | { kind: "pool-empty" }
  | { kind: "unfinished"; slug: string }
  | { kind: "unverified" }
  | { kind: "too-many"; because?: string };

export type Thing =
  | "page"
  | "network"
  | "site"
  | "node"
  | "measure"
  | "month"
  | "rule"
  | "report"
  | "subscription"
  | "token"
  | "policy"
  | "upload"
  | "person"
  | "invitation"
  | "request"
  | "goal"
  | "pin"
  | "board"
  | "comment"
  | "introduction"
  | "session"
  | "test"
  | "note"
  | "prediction"
  | "diagram"
  | "map"
  | "failure"
  | "event"
  | "series"
  | "path";

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal });
