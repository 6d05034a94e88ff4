import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { answer, call, newNetwork, newPerson } from "../support/world.ts";

const wanted = (slug: string) => ({
  slug,
  name: "Safer care together",
  template: "patient-safety",
  timeZone: "Europe/Copenhagen",
  sites: [{ name: "Aarhus University Hospital", code: "AUH" }, { name: "Northgate Hospital" }],
});

describe("a group that asks for a network", () => {
  it("gets a database of its own, filled from the template, with the founder as leader", async () => {
    const founder = await newPerson();

    const made = await answer(call(founder, "POST", "/api/v1/networks", wanted("safer-care")));
    const measures = await answer(call(founder, "GET", "/api/v1/n/safer-care/measures"));
    const sites = await answer(call(founder, "GET", "/api/v1/n/safer-care/sites"));

    expect(made).toMatchObject({ status: 201, body: { slug: "safer-care" } });
    expect(measures.body.items.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(["CAUTI", "CLABSI", "CDIFF"]),
    );
    expect(sites.body.items.map(({ code }: { code: string }) => code)).toEqual(["AUH", "NH"]);
  });

  it("is told that an address is taken", async () => {
    const { slug } = await newNetwork();

    const again = await answer(call(await newPerson(), "POST", "/api/v1/networks", wanted(slug)));

    expect(again).toMatchObject({ status: 409, body: { errors: [{ pointer: "#/slug" }] } });
  });

  it.each(["Ab", "admin", "a--b", "-abc", "pаypal", "x".repeat(41), "new"])(
    "is told what is wrong with the address %s",
    async (slug) => {
      const refused = await answer(
        call(await newPerson(), "POST", "/api/v1/networks", wanted(slug)),
      );

      expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "#/slug" }] } });
    },
  );

  it("must be signed in", async () => {
    expect((await call(undefined, "POST", "/api/v1/networks", wanted("nobodys"))).status).toBe(401);
  });

  it("gets exactly one network when it asks twice at once", async () => {
    const founder = await newPerson();
    const asked = Array.from({ length: 4 }, () =>
      call(founder, "POST", "/api/v1/networks", wanted("at-once")).then(({ status }) => status),
    );

    expect((await Promise.all(asked)).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe("a pool with nothing free", () => {
  it("says so, and leaves nothing half made", async () => {
    const founder = await newPerson();
    await env.DIRECTORY.batch([
      env.DIRECTORY.prepare(
        `insert into network (id, slug, name, status, template, time_zone, created_at)
         select 'n_' || binding, 'kept-' || lower(binding), '', 'making', '', '', 0
         from pool where network_id is null`,
      ),
      env.DIRECTORY.prepare(
        `update pool set network_id = 'n_' || binding, claimed_at = 0 where network_id is null`,
      ),
    ]);

    const refused = await answer(call(founder, "POST", "/api/v1/networks", wanted("too-late")));

    expect(refused.status).toBe(503);
    const left = await env.DIRECTORY.prepare("select count(*) as n from network where slug = ?")
      .bind("too-late")
      .first<{ n: number }>();
    expect(left?.n).toBe(0);
  });
});
