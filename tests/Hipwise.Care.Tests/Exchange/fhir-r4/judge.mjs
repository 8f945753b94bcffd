// Reads a list of bundles and answers what is wrong with each by the structure of R4 as HL7 published it: its JSON Schema, and its structure
// definitions and value sets as the package `fhir` carries them.
import { createRequire } from "node:module";
import Schema from "@asymmetrik/fhir-json-schema-validator";
import { Fhir } from "fhir";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const bundles = JSON.parse(Buffer.concat(chunks).toString("utf8"));

const published = createRequire(import.meta.url)("@asymmetrik/fhir-json-schema-validator/fhir.schema.json");
const definitions = new Fhir();
const { ajv } = new Schema({});
ajv.addSchema(published, "r4");

function bySchema(resource, at) {
  if (!(resource.resourceType in published.discriminator.mapping)) return [`schema: ${at} is no resource: ${resource.resourceType}`];
  // The whole schema names every type for one slip in one resource, so each resource is asked about by its own type.
  ajv.validate({ $ref: `r4#/definitions/${resource.resourceType}` }, resource);
  return (ajv.errors ?? []).map((error) => `schema: ${at}${error.dataPath} ${error.message}`);
}

function problemsOf(bundle) {
  const entries = bundle.entry ?? [];
  const shell = { ...bundle, ...(bundle.entry && { entry: entries.map(({ resource, ...rest }) => rest) }) };
  const told = definitions.validate(bundle, { errorOnUnexpected: true }).messages.filter(({ severity }) => severity === "error" || severity === "fatal");
  return [
    ...bySchema(shell, "Bundle"), ...entries.flatMap(({ resource }, index) => (resource ? bySchema(resource, `entry[${index}]`) : [])),
    ...told.map(({ resourceId, location, message }) => `definition: ${resourceId} ${location} ${message}`),
  ];
}

process.stdout.write(JSON.stringify({ version: published.id, problems: bundles.map(problemsOf) }));
