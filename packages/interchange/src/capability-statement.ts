/**
 * What a network's FHIR interface can do, as FHIR R4 has it.
 *
 * @param name The network's.
 * @param date Since when: a day.
 */
export function capabilityStatement(base: string, name: string, date: string) {
  const interactions = (...codes: string[]) => codes.map((code) => ({ code }));
  return {
    resourceType: "CapabilityStatement",
    status: "active",
    date,
    kind: "instance",
    software: { name: "Allteach" },
    implementation: { description: `Monthly counts of ${name}`, url: base },
    fhirVersion: "4.0.1",
    format: ["application/fhir+json", "json"],
    rest: [
      {
        mode: "server",
        documentation: "Counts of whole sites. Nothing about single patients is taken or given.",
        security: { description: "A bearer token of the network, or a session." },
        resource: [
          {
            type: "Measure",
            interaction: interactions("read", "search-type"),
            versioning: "no-version",
          },
          {
            type: "MeasureReport",
            supportedProfile: [
              "http://hl7.org/fhir/us/davinci-deqm/StructureDefinition/summary-measurereport-deqm",
            ],
            interaction: interactions("create", "read", "search-type"),
            versioning: "versioned",
            searchParam: [
              { name: "measure", type: "reference" },
              { name: "reporter", type: "reference" },
              { name: "period", type: "date" },
            ],
          },
        ],
        interaction: [{ code: "transaction" }],
      },
    ],
  };
}
