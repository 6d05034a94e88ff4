import { describe, expect, it } from "vitest";
import { decideAnswer, decideQuestion, MOST_ASKED_A_DAY } from "./introduction.ts";

describe("asking to be introduced", () => {
  it("takes a message without anybody's name or address", () => {
    const message = "How did you get the cuffs paid for?";

    expect(decideQuestion({ message }, 0)).toEqual({ ok: true, value: { message } });
    expect(decideQuestion({ message: "Write to ada@there.example" }, 0)).toMatchObject({
      ok: false,
      refusal: { kind: "invalid", problems: [{ field: "message" }] },
    });
  });

  it("is no way to advertise", () => {
    expect(decideQuestion({ message: "Hello" }, MOST_ASKED_A_DAY)).toMatchObject({
      ok: false,
      refusal: { kind: "too-many" },
    });
  });

  it("is answered once", () => {
    expect(decideAnswer("asked", "agree")).toEqual({ ok: true, value: "agreed" });
    expect(decideAnswer("agreed", "agree")).toEqual({ ok: true, value: "agreed" });
    expect(decideAnswer("agreed", "decline")).toMatchObject({ refusal: { kind: "closed" } });
    expect(decideAnswer("declined", "agree")).toMatchObject({ refusal: { kind: "closed" } });
  });
});
