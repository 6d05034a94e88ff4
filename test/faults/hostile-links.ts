/** Addresses that no browser may be sent to from here, or that lead elsewhere than they seem to. */
export function hostileLinks(port: number): string[] {
  const hosts = [
    ...["localhost", "LOCALHOST", "localhost.", "a.localhost", "127.0.0.1", "127.1", "0177.0.0.1"],
    ...["2130706433", "0x7f000001", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "[::]", "0.0.0.0"],
    ...["10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "[fe80::1]"],
    ...["[fd00::1]", "metadata.google.internal", "printer.local", "intranet", "server.lan"],
    ...["nas.home.arpa", "a.internal", "x.test", "host.localdomain", "a.corp", "8.8.8.8"],
    ...["①②⑦.⓪.⓪.①", "127。0。0。1", "lоcalhost.local", "secret.onion", "vault.private"],
  ];
  const ends = ["", `:${port}`, "/", "/admin?x=1#y", `:${port}/latest/meta-data`, "/%2e%2e/"];
  const schemes = [
    ...[
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      " javascript:alert(1)",
      "java\nscript:alert(1)",
    ],
    ...["java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)"],
    ...["file:///etc/passwd", "ftp://example.com/", "blob:https://example.com/x", "about:blank"],
    ...["view-source:https://example.com", "mailto:a@example.com", "tel:112", "http://example.com"],
    ...["//example.com/", "/n/other", "example.com", "https:example.com", "https:/example.com"],
    ...["https:\\\\example.com", "https://", "https:// example.com", "https://exa mple.com"],
    ...["https://user@example.com", "https://user:pass@example.com", "https://@example.com"],
    ...[
      "https://example.com@127.0.0.1/",
      "https://good.example.org\\@127.0.0.1/",
      "ws://example.com",
    ],
    ...[
      "https://example.com:8443/",
      "https://example.com:80/",
      "https://example.com./",
      "https://a",
    ],
    ...["https://.com", "https://exam\u200bple.com/", "https://exam\u202eple.com/", "https://[::1"],
    ...[
      `https://example.com/${"x".repeat(1200)}`,
      "javascript&colon;alert(1)",
      "\u0001javascript:1",
    ],
    ...[
      "gopher://127.0.0.1:70/_x",
      "dict://127.0.0.1:11211/",
      "jar:https://example.com!/",
      "chrome://x",
    ],
    ...["ldap://127.0.0.1", "smb://127.0.0.1/share", "intent://x#Intent;end", "HTTPS:// x", ""],
  ];
  const local = hosts.flatMap((host) => ends.map((end) => `https://${host}${end}`));
  return [...schemes, ...local, ...hosts.map((host) => `http://${host}:${port}/`)];
}

/** Addresses that are no fault, some of which look like others: each is shown as it is sent. */
export const harmlessLinks: readonly (readonly [string, string])[] = [
  ["https://www.example.com/planner?x=1", "www.example.com"],
  ["https://аpple.com/", "xn--pple-43d.com"],
  ["https://münchen.example.com/", "xn--mnchen-3ya.example.com"],
  ["https://EXAMPLE.com/A", "example.com"],
  ["https://example.com:443/", "example.com"],
  ["https://paypal.com.evil.example.com/", "paypal.com.evil.example.com"],
  ["https://example.com/redirect?to=https://127.0.0.1/", "example.com"],
];
