// Speaks to a development server as a person's browser and mail program would, over HTTP alone.

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** @param {string} origin Where the server answers. */
export function clientOf(origin) {
  let session = "";

  const request = (method, path, body, headers = {}) =>
    fetch(origin + path, { method, body, headers: { origin, cookie: session, ...headers } });

  const answerOf = async (answer, what) => {
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${text.slice(0, 2000)}`);
    return text === "" ? undefined : JSON.parse(text);
  };

  const post = (path, fields) =>
    fetch(origin + path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { origin },
      redirect: "manual",
    });

  const outbox = async () => answerOf(await fetch(`${origin}/dev/outbox.json`), "outbox");

  return {
    request,
    outbox,

    /** Signs in by the link that arrives in the outbox. */
    async signIn(email) {
      await post("/sign-in", { email });
      const mail = (await outbox()).find(({ to }) => to === email);
      const link = mail.links.find((each) => each.includes("/sign-in/confirm"));
      const answer = await post("/sign-in/confirm", {
        link: new URL(link).searchParams.get("link"),
      });
      session = answer.headers.getSetCookie()[0].split(";")[0];
    },

    async call(method, path, body) {
      const type = { "content-type": "application/json" };
      const answer = await request(method, path, body && JSON.stringify(body), type);
      return answerOf(answer, `${method} ${path}`);
    },

    async upload(network, file, query = "") {
      const path = `/api/v1/n/${network}/uploads${query}`;
      return answerOf(await request("POST", path, file, { "content-type": "text/csv" }), path);
    },

    /** Lets the clock strike at any hour. */
    async fireClock(time) {
      const address = `${origin}/cdn-cgi/handler/scheduled?cron=0+*+*+*+*&time=${time}`;
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`the clock: ${answer.status}`);
    },

    /** The reports of a network that were mailed, newest first; waits for as many as are expected. */
    async reportMails(network, expected = 0) {
      for (let tries = 0; ; tries++) {
        const all = await outbox();
        const mails = all.filter(({ text }) => text.includes(`/n/${network}/reports/`));
        if (mails.length >= expected) return mails;
        if (tries === 120) throw new Error("no report was mailed within a minute");
        await pause(500);
      }
    },
  };
}
