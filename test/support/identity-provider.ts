import { randomId } from "@allteach/actions/random-id";

/** Whom a provider vouches for, and how. Anything may be wrong in a test. */
export type Claims = Record<string, unknown>;

const key = crypto.subtle.generateKey(
  {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  },
  true,
  ["sign", "verify"],
);

const base64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const textBytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** A provider of sign-ins that lives inside a test: it answers what `fetch` asks of its issuer. */
export class FakeProvider {
  readonly issuer: string;
  readonly clientId: string;
  /** What the next ID token says besides issuer, audience, times and nonce. */
  claims: Claims = {};
  /** What the metadata says in the place of what it should. */
  metadata: Record<string, unknown> = {};
  private readonly codes = new Map<string, { nonce: string; challenge: string }>();

  constructor(issuer: string, clientId: string) {
    this.issuer = issuer;
    this.clientId = clientId;
  }

  /** Someone signs in at the provider's page and is sent back with what this query says. */
  approve(page: string): string {
    const asked = new URL(page).searchParams;
    const code = randomId("");
    this.codes.set(code, {
      nonce: asked.get("nonce") ?? "",
      challenge: asked.get("code_challenge") ?? "",
    });
    const answer = { code, state: asked.get("state") ?? "", iss: this.issuer };
    return `?${new URLSearchParams(answer)}`;
  }

  async answer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    // It would answer over plain http as well: to refuse that is not its part.
    const { host, pathname } = new URL(request.url);
    if (host !== new URL(this.issuer).host) throw new Error(`${request.url} is nobody's`);
    if (pathname === "/.well-known/openid-configuration") return Response.json(this.described());
    if (pathname === "/token") return this.tokenFor(new URLSearchParams(await request.text()));
    return new Response(null, { status: 404 });
  }

  private described(): unknown {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      authorization_response_iss_parameter_supported: true,
      ...this.metadata,
    };
  }

  private async tokenFor(asked: URLSearchParams): Promise<Response> {
    const code = asked.get("code") ?? "";
    const given = this.codes.get(code);
    this.codes.delete(code);
    const verifier = new TextEncoder().encode(asked.get("code_verifier") ?? "");
    const challenge = base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", verifier)));
    if (!given || given.challenge !== challenge) {
      return Response.json({ error: "invalid_grant" }, { status: 400 });
    }
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: this.issuer, aud: this.clientId, iat: now, exp: now + 300, nonce: given.nonce },
      ...this.claims,
    };
    return Response.json({
      access_token: randomId(""),
      token_type: "bearer",
      expires_in: 300,
      id_token: await signed(claims),
    });
  }
}

async function signed(claims: Claims): Promise<string> {
  const head = base64Url(textBytes({ alg: "RS256", typ: "JWT" }));
  const body = `${head}.${base64Url(textBytes(claims))}`;
  const { privateKey } = (await key) as CryptoKeyPair;
  const signature = await crypto.subtle.sign(
    "RSASSA-PKCS1-v1_5",
    privateKey,
    new TextEncoder().encode(body),
  );
  return `${body}.${base64Url(new Uint8Array(signature))}`;
}
