import type { Rule } from "../../rule.ts";
import { elasticacheEncrypted } from "./elasticache-encrypted.ts";
import { elasticacheRedisBackup } from "./elasticache-redis-backup.ts";

export const elasticacheRules: readonly Rule[] = [elasticacheEncrypted, elasticacheRedisBackup];
