import { rules } from "./rules/index.ts";
import { defaultSettings } from "./settings.ts";

/** The text of policies/README.md, from the rules themselves; a test fails when the file is stale. */
export function policiesReadme(): string {
  const services = [...Map.groupBy(rules, ({ service }) => service)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const stack = rules.filter(({ scope }) => scope === "stack").length;
  const remedies = rules.filter(({ remedy }) => remedy !== undefined).length;
  return `<!-- Generated from the rules by \`node policies/write-readme.ts\`. Do not edit. -->
# HIPAA guardrails

${rules.length} controls as CrossGuard policies: ${rules.length - stack} judge a resource by its own inputs, ${stack} need its siblings in the stack, ${remedies} can remedy.
The policy's name is the control's id.

\`\`\`sh
pulumi preview --policy-pack policies                       # as it stands
pulumi preview --policy-pack policies --policy-pack-config policies/profiles/pilot.json
\`\`\`

## Outcomes

| outcome | means |
| --- | --- |
| complies | every condition is met by known values |
| violates | some condition is certainly not met, whatever is unknown beside it |
| not applicable | the control says nothing about this resource, with the reason |
| unknown | a value that only \`up\` decides stands between the two; listed as advisory, never a pass |

Messages name property paths, never values.

## Configuration

A policy takes \`enforcementLevel\` and the settings named in its row, for example
\`{"region-us-only": {"enforcementLevel": "mandatory", "allowedRegions": ["us-east-1", "us-west-2"]}}\`.
Profiles: \`profiles/hipaa.json\`, \`profiles/hipaa-hitrust.json\`, \`profiles/pilot.json\`.

| setting | default |
| --- | --- |
${Object.entries(defaultSettings)
  .map(([key, value]) => `| ${key} | ${show(value)} |`)
  .join("\n")}

## Exceptions

\`exceptions.yaml\` is a list; every field is needed, and a malformed entry stops the pack.

\`\`\`yaml
- control: cognito-session-timeout
  resource: "urn:pulumi:pilot-*::*::aws:cognito/userPoolClient:UserPoolClient::*"   # * stands for any text
  owner: scheduling-platform
  reason: Why the risk is accepted until then, in 30 characters or more.
  approver: security-officer
  ticket: SEC-1
  created: "2026-09-01"
  expires: "2026-12-01"   # at most 365 days after created
\`\`\`

A waived violation shows as waived until that day and is a violation after it.

${services.map(([service, own]) => `## ${service}\n\n| control | safeguard | severity | level | what | fix | settings |\n| --- | --- | --- | --- | --- | --- | --- |\n${own.map((rule) => `| \`${rule.id}\` | ${rule.hipaa.join(", ")} | ${rule.severity} | ${rule.level} | ${cell(rule.title)} | ${cell(rule.fix)} | ${rule.uses.join(", ")} |`).join("\n")}`).join("\n\n")}
`;
}

function show(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0
      ? "none"
      : value.length > 8
        ? `${value.length} entries, see settings.ts`
        : cell(value.join(", "));
  return value === "" ? "none" : String(value);
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("*", "\\*");
}
