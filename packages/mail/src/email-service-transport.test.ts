import { describe, expect, it } from "vitest";
import { type EmailServiceMessage, emailServiceTransport } from "./email-service-transport.ts";
import { messageOf } from "./message.ts";
import { draft } from "./sample-draft.ts";

const failing = (error: unknown) =>
  emailServiceTransport({ send: () => Promise.reject(error) }).send(messageOf(draft));

describe("Cloudflare's Email Service", () => {
  it("is handed the message in its own words", async () => {
    const taken: EmailServiceMessage[] = [];
    const binding = {
      send: async (message: EmailServiceMessage) => {
        taken.push(message);
        return { messageId: "m1" };
      },
    };
    const bytes = new Uint8Array([1]);
    const attachments = [
      { name: "falls.png", type: "image/png", bytes, contentId: "falls" },
      { name: "figures.csv", type: "text/csv", bytes },
    ];
    const headers = { listId: "report.safety.example", listUnsubscribe: "https://a.example/stop" };

    const sent = await emailServiceTransport(binding).send(
      messageOf({ ...draft, attachments, headers }),
    );

    expect(sent).toEqual({ kind: "sent", id: "m1" });
    expect(taken).toEqual([
      {
        from: { name: "Patient safety network", email: "reports@allteach.example" },
        to: "ada@north.example",
        subject: draft.subject,
        text: draft.text,
        html: draft.html,
        headers: {
          "Auto-Submitted": "auto-generated",
          "List-Id": "<report.safety.example>",
          "List-Unsubscribe": "<https://a.example/stop>",
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        attachments: [
          {
            filename: "falls.png",
            type: "image/png",
            content: bytes,
            disposition: "inline",
            contentId: "falls",
          },
          { filename: "figures.csv", type: "text/csv", content: bytes, disposition: "attachment" },
        ],
      },
    ]);
  });

  it.each([
    ["E_RATE_LIMIT_EXCEEDED", false],
    ["E_DAILY_LIMIT_EXCEEDED", false],
    ["E_RECIPIENT_SUPPRESSED", true],
    ["E_VALIDATION_ERROR", true],
  ])("refuses with %s for good: %s", async (code, permanent) => {
    const answer = await failing(Object.assign(new Error("no"), { code }));
    expect(answer).toMatchObject({ kind: "refused", permanent });
    expect(answer).toMatchObject({ because: expect.stringContaining(code) });
  });

  it("says of a suppressed address that it takes no mail, and of a wrong mail that it is wrong", async () => {
    const answer = (code: string) => failing(Object.assign(new Error("no"), { code }));
    expect(await answer("E_RECIPIENT_SUPPRESSED")).toMatchObject({ addressTakesNone: true });
    expect(await answer("E_VALIDATION_ERROR")).not.toHaveProperty("addressTakesNone");
  });

  it.each([
    ["an inner fault", Object.assign(new Error("oops"), { code: "E_INTERNAL_SERVER_ERROR" })],
    ["a code nobody knows", Object.assign(new Error("new"), { code: "E_NEW" })],
    ["a code of our own language", Object.assign(new Error("new"), { code: "toString" })],
    ["a broken line", new Error("Network connection lost.")],
  ])("leaves the end unknown after %s", async (_what, error) => {
    await expect(failing(error)).rejects.toBe(error);
  });
});
