import * as v from "valibot";
import { allowedRegions } from "../components/naming/index.ts";
import { schedulingServices } from "../components/surge/index.ts";

/**
 * The value schemas of the settings. Every message says what is wanted, because it becomes `Problem.wanted`.
 * Pulumi hands settings to programs as text; structured ones are JSON inside that text.
 */

const accountIdWanted = "the AWS account's 12 digits, in quotes";
const regionWanted = `one of ${allowedRegions.join(", ")} (patient data stays in the United States)`;
const imageWanted = "an image by digest: registry/repository@sha256:<64 hexadecimal digits>";

const region = v.picklist(allowedRegions, regionWanted);

export const accountId = v.pipe(v.string(accountIdWanted), v.regex(/^\d{12}$/, accountIdWanted));

export const text = (wanted: string) =>
  v.pipe(
    v.string(wanted),
    v.trim(),
    v.nonEmpty(wanted),
    v.maxLength(256, `${wanted}, at most 256 characters`),
  );

/** More than the whole United States have: about 6,100 (American Hospital Association, Fast Facts on US Hospitals). */
export const mostHospitals = 10_000;
const hospitalsWanted = `how many hospitals the estate serves, a whole number from 1 to ${mostHospitals}`;
export const hospitals = v.pipe(
  v.string(hospitalsWanted),
  v.regex(/^\d{1,9}$/, hospitalsWanted),
  v.transform(Number),
  v.minValue(1, hospitalsWanted),
  v.maxValue(mostHospitals, hospitalsWanted),
);

const singleRegionWanted =
  "the reason, 30 characters or more, why this stack has no counterpart in the other region";
/** An ugly name on purpose: it takes away what a lost region leaves standing. */
export const singleRegionBecause = v.optional(
  v.pipe(
    v.string(singleRegionWanted),
    v.trim(),
    v.minLength(30, singleRegionWanted),
    v.maxLength(256, singleRegionWanted),
  ),
);

const regionsWanted = "{ primary, secondary }, two different regions";
export const regionPair = json(
  regionsWanted,
  v.pipe(
    v.strictObject({ primary: region, secondary: region }, regionsWanted),
    v.check(({ primary, secondary }) => primary !== secondary, regionsWanted),
  ),
);

export const allowedAccountIds = json(
  "a list with the account's id",
  v.array(accountId, "a list with the account's id"),
);

const roleWanted = "an IAM role's ARN: arn:aws:iam::<account>:role/<name>";
export const roleArns = json(
  `a list of at least one role, each ${roleWanted}`,
  v.pipe(
    v.array(
      v.pipe(v.string(roleWanted), v.regex(/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, roleWanted)),
    ),
    v.minLength(1, "at least one role, or nobody could manage the key"),
  ),
);

const organizationWanted =
  "{ id, managementAccountId }: the AWS organisation, o-…, and the account that manages it";
export const organization = json(
  organizationWanted,
  v.strictObject(
    {
      id: v.pipe(
        v.string("o-…"),
        v.regex(/^o-[a-z0-9]{10,32}$/, "o- and 10 to 32 lower-case letters or digits"),
      ),
      managementAccountId: accountId,
    },
    organizationWanted,
  ),
);

const repositoryWanted = "a GitHub repository, owner/name, without wildcards";
const bucketWanted = "the name of an S3 bucket";
const keyWanted = "a KMS key's ARN: arn:aws:kms:<region>:<account>:key/<id>";
const deliveryWanted = "{ repository, stateBucket, stateKeyArn }";
export const delivery = json(
  deliveryWanted,
  v.strictObject(
    {
      repository: v.pipe(
        v.string(repositoryWanted),
        v.regex(/^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}$/, repositoryWanted),
      ),
      stateBucket: v.pipe(
        v.string(bucketWanted),
        v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, bucketWanted),
      ),
      stateKeyArn: v.pipe(
        v.string(keyWanted),
        v.regex(/^arn:aws:kms:us-[a-z]+-\d:\d{12}:key\/[a-z0-9-]{1,64}$/, keyWanted),
      ),
    },
    deliveryWanted,
  ),
);

const foundationStackWanted = "a foundation stack of this account, for example foundation-prod";
export const foundationStack = v.optional(
  v.pipe(v.string(foundationStackWanted), v.regex(/^foundation-[a-z]+$/, foundationStackWanted)),
);

const cidrWanted = "an IPv4 range from /16 to /28, which is what a VPC can have, for example 10.40.0.0/16";
const clusterWanted = "{ context?, vpcCidr }";
export const cluster = json(
  clusterWanted,
  v.strictObject(
    {
      context: v.exactOptional(text("the name of a kubeconfig context")),
      vpcCidr: v.pipe(v.string(cidrWanted), v.check(isVpcCidr, cidrWanted)),
    },
    clusterWanted,
  ),
);

const service = v.strictObject(
  {
    image: v.pipe(v.string(imageWanted), v.regex(/^[a-z0-9][^\s@]*@sha256:[0-9a-f]{64}$/, imageWanted)),
    maxReplicas: v.exactOptional(v.pipe(v.number("a whole number"), v.integer("a whole number"))),
  },
  "{ image, maxReplicas? }",
);

const servicesWanted = `{ ${schedulingServices.join(", ")} }, each { image, maxReplicas? }`;
export const services = json(
  servicesWanted,
  v.strictObject(
    { booking: service, availability: service, notifications: service, waitlist: service },
    // Valibot expects `never` of a name it does not know.
    ({ expected }) => (expected === "never" ? `one of ${schedulingServices.join(", ")}` : servicesWanted),
  ),
);

const hostWanted = "a host name in lower case, for example care.example.org";
const host = v.pipe(
  v.string(hostWanted),
  v.regex(/^(?=.{4,48}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/, hostWanted),
);
const zoneWanted = "a time zone of the tz database, for example America/New_York";
const contactWanted = "{ mailDomain, portalHost, callTimeZone, eventsReplicated }";
export const patientContact = json(
  contactWanted,
  v.strictObject(
    {
      mailDomain: host,
      // A text message has 160 characters, of which the host may take what the words leave.
      portalHost: v.pipe(host, v.maxLength(48, hostWanted)),
      callTimeZone: v.pipe(v.string(zoneWanted), v.check(isTimeZone, zoneWanted)),
      eventsReplicated: v.boolean("true or false"),
    },
    contactWanted,
  ),
);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** JSON text whose content matches `schema`. */
export function json<const Schema extends v.GenericSchema>(wanted: string, schema: Schema) {
  return v.pipe(
    v.string(wanted),
    v.rawTransform<string, unknown>(({ dataset, addIssue, NEVER }) => {
      try {
        return JSON.parse(dataset.value);
      } catch {
        addIssue({ message: wanted });
        return NEVER;
      }
    }),
    schema,
  );
}

function isVpcCidr(text: string): boolean {
  const [address = "", prefix = "", ...rest] = text.split("/");
  const octets = address.split(".");
  const isWhole = (part: string, most: number) => /^\d{1,3}$/.test(part) && Number(part) <= most;
  return (
    rest.length === 0 &&
    octets.length === 4 &&
    octets.every((octet) => isWhole(octet, 255)) &&
    isWhole(prefix, 28) &&
    Number(prefix) >= 16
  );
}
