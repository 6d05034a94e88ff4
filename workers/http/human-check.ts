import type { Context } from "hono";
import * as z from "zod";
import type { AppEnv } from "./app-env.ts";

/** Where Turnstile's script, its frame and its judge live: the one foreign origin there ever is. */
export const TURNSTILE_ORIGIN = "https://challenges.cloudflare.com";

/** The form field, and the API's header, that a visitor's answer comes in. */
export const ANSWER_FIELD = "cf-turnstile-response";

/** Says whether an answer was given by a person; each answer counts once. */
export interface HumanCheck {
  isHuman(answer: string, address: string | undefined): Promise<boolean>;
}

const Verdict = z.object({ success: z.boolean() });

/** Turnstile's own judgement. A judge that cannot be reached is a fault, not a yes. */
export function turnstile(secret: string, ask: typeof fetch = fetch): HumanCheck {
  return {
    async isHuman(answer, address) {
      if (answer === "" || answer.length > 2048) return false;
      const body = new URLSearchParams({
        ...{ secret, response: answer },
        ...(address !== undefined && { remoteip: address }),
      });
      const url = `${TURNSTILE_ORIGIN}/turnstile/v0/siteverify`;
      const verdict = await ask(url, { method: "POST", body });
      if (!verdict.ok) throw new Error(`Turnstile answered ${verdict.status}`);
      return Verdict.parse(await verdict.json()).success;
    },
  };
}

/** Whether a request comes from a person, as far as anyone asks: without the settings nobody does. */
export async function isHuman(c: Context<AppEnv>, answer: unknown): Promise<boolean> {
  const { turnstile: asked } = c.var.settings;
  if (!asked) return true;
  const given = typeof answer === "string" ? answer : "";
  return turnstile(asked.secret).isHuman(given, c.req.header("cf-connecting-ip"));
}

/** What a form needs to ask; nothing where nobody set it up. */
export function humanCheckOf(c: Context<AppEnv>): { siteKey: string } | undefined {
  const { turnstile: asked } = c.var.settings;
  return asked && { siteKey: asked.siteKey };
}
