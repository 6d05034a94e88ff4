import { describe, expect, it } from "vitest";
import { messageOf } from "./message.ts";
import { resendTransport } from "./resend-transport.ts";
import { draft } from "./sample-draft.ts";

const bytes = new Uint8Array([104, 105]);
const message = messageOf({
  ...draft,
  attachments: [{ name: "falls.png", type: "image/png", bytes, contentId: "falls" }],
  headers: { listUnsubscribe: "https://a.example/stop" },
});

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const fetch = async () => new Response(text, { status, headers });
  return resendTransport({ apiKey: "re_1", fetch }).send(message);
};

describe("Resend", () => {
  it("is asked once with the message's key, so that a second time delivers nothing", async () => {
    const asked: { address: string; init: RequestInit }[] = [];
    const transport = resendTransport({
      apiKey: "re_1",
      fetch: async (address, init) => {
        asked.push({ address, init });
        return Response.json({ id: "e1" });
      },
    });

    expect(await transport.send(message)).toEqual({ kind: "sent", id: "e1" });
    expect(transport.promises).toBe("once");
    const [{ address, init } = { address: "", init: {} }] = asked;
    expect(address).toBe("https://api.resend.com/emails");
    expect(init.headers).toMatchObject({
      Authorization: "Bearer re_1",
      "Idempotency-Key": "delivery/2026-10/ada",
    });
    expect(JSON.parse(String(init.body))).toEqual({
      from: '"Patient safety network" <reports@allteach.example>',
      to: ["ada@north.example"],
      subject: draft.subject,
      text: draft.text,
      html: draft.html,
      headers: {
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<https://a.example/stop>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
      attachments: [
        { filename: "falls.png", content_type: "image/png", content: "aGk=", content_id: "falls" },
      ],
    });
  });

  it.each([
    [400, "validation_error", true],
    [422, "invalid_attachment", true],
    [409, "invalid_idempotent_request", true],
    [409, "concurrent_idempotent_requests", false],
    [401, "missing_api_key", false],
    [403, "invalid_api_key", false],
    [429, "daily_quota_exceeded", false],
  ])("refuses with %i %s for good: %s", async (status, name, permanent) => {
    const answer = await answering(status, { name, message: "said so" });
    expect(answer).toMatchObject({ kind: "refused", permanent });
    expect(answer).toMatchObject({ because: `${status} ${name} said so` });
  });

  it("says how long to wait", async () => {
    const answer = await answering(429, { name: "rate_limit_exceeded" }, { "retry-after": "7" });
    expect(answer).toMatchObject({ retryAfterSeconds: 7 });
  });

  it("leaves the end unknown after a fault, a proxy's page and silence", async () => {
    await expect(answering(500, { name: "application_error" })).rejects.toThrow("500");
    await expect(answering(502, "<html>Bad gateway</html>")).rejects.toThrow("502");
    await expect(answering(200, "<html>Hello</html>")).rejects.toThrow("without an id");
    const silent = resendTransport({
      apiKey: "re_1",
      timeoutMilliseconds: 5,
      fetch: (_address, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () => reject(signal.reason));
        }),
    });
    await expect(silent.send(message)).rejects.toThrow(/timeout/i);
  });
});
